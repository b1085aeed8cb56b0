import type { Log } from '../../core/ports';
import { LabContainer } from '../labContainer';
import { LabRun } from '../labRun';
import type { RunnableLab } from '../loadLab';
import type { RunContext } from '../runContext';
import type { TestEvent } from '../testReport';

/** What the test of one lab works with. */
export class TestRig implements AsyncDisposable {
  /** One for all runs, so that at the end all is removed that any of them has made. */
  readonly container: LabContainer;
  #run: LabRun;

  constructor(
    readonly loaded: RunnableLab,
    readonly context: RunContext,
    /** Aborted by the user, or because the engine has gone. */
    readonly signal: AbortSignal,
    readonly tell: (event: TestEvent) => void,
    /** A sentence that names the folder in which the test works, as one that names the author's. */
    readonly named: (text: string) => string = (text) => text,
  ) {
    this.container = new LabContainer(loaded, { ...context, log: once(context.log) }, 'run');
    this.#run = this.#newRun();
  }

  get run(): LabRun {
    return this.#run;
  }

  /** Leaves nothing of what was done, no container, no connection, no shell, but the answers that are
   * given. Fails with `container-foreign` where the lab's text itself has started the container. */
  async beginAnew(answers: Readonly<Record<string, string>>): Promise<void> {
    await this.container.letRemove(() => this.#run[Symbol.asyncDispose]());
    await this.container.discard();
    this.#run = this.#newRun();
    for (const [question, answer] of Object.entries(answers))
      this.#run.observer.answer(question, answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#run[Symbol.asyncDispose]();
  }

  #newRun(): LabRun {
    return new LabRun(this.loaded, this.context, this.container);
  }
}

/** What is said of the first beginning need not be said of each other one. */
function once(log: Log): Log {
  const said = new Set<string>();
  const isNew = (message: string): boolean => said.size < said.add(message).size;
  return {
    info: (message) => {
      if (isNew(message)) log.info(message);
    },
    warn: (message) => {
      if (isNew(message)) log.warn(message);
    },
  };
}
