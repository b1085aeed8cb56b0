import { evaluate } from '../../core/lab/expression';
import type { ActionWork, Command, Doing, Question, Step, StepItem } from '../../core/lab/model';
import { compareWithText } from '../../core/samples/compareWithText';
import { commandFailure, heldFailure } from '../commandFailure';
import type { RanCommand } from '../labRun';
import type { CommandReport, TestEvent } from '../testReport';
import { explainOr } from './explainOr';
import type { TestRig } from './testRig';

/** What came of performing a step. */
export interface Performed {
  readonly commands: readonly CommandReport[];
  /** Why something could not be performed, where the lab is to blame. */
  readonly reason: string | undefined;
}

/** The items of a step that a test performs: its own, or its solution in their place. Questions are
 * answered either way. */
export function performedItems({ items }: Step): readonly StepItem[] {
  const isSolved = items.some(({ kind }) => kind === 'solution');
  return items.filter(({ kind }) => !isSolved || (kind !== 'command' && kind !== 'action'));
}

/** Performs a step as a student would, in the order of its text. What is not the lab's fault is
 * thrown. */
export async function performStep(
  step: Step,
  rig: TestRig,
  tell: (event: TestEvent) => void,
): Promise<Performed> {
  const performer = new Performer(rig, tell);
  // Who looks at the processes shall see what a student sees, and not who looked before.
  await rig.run.observer.closeSource();
  const reason = await explainOr(rig, async () => {
    for (const item of performedItems(step)) {
      rig.signal.throwIfAborted();
      await performer.perform(item);
    }
  });
  return { commands: performer.commands, reason };
}

/** Does what a solution or a mistake says. Fails with what its parts fail with. */
export async function performDoings(
  doings: readonly Doing[],
  rig: TestRig,
  tell: (event: TestEvent) => void,
): Promise<void> {
  const performer = new Performer(rig, tell);
  for (const doing of doings) {
    rig.signal.throwIfAborted();
    await performer.do(doing);
  }
}

/** Ends what was to run until the checks of a step were asked; gives why one ended otherwise. */
export async function endStep(rig: TestRig): Promise<string | undefined> {
  const endings = await rig.run.endOfStep(rig.signal);
  const message = endings.map(heldFailure).find((failure) => failure !== undefined)?.message;
  return message === undefined ? undefined : rig.named(message);
}

class Performer {
  readonly commands: CommandReport[] = [];

  constructor(
    private readonly rig: TestRig,
    private readonly tell: (event: TestEvent) => void,
  ) {}

  async perform(item: StepItem): Promise<void> {
    switch (item.kind) {
      case 'action':
        return this.#act(item.work);
      case 'command':
        return this.#type(item);
      case 'question':
        return this.#answer(item);
      case 'solution':
        for (const doing of item.doings) await this.do(doing);
        return;
      case 'check':
      case 'hint':
      case 'note':
      case 'mistake':
        return;
    }
  }

  async do(doing: Doing): Promise<void> {
    if (doing.do !== 'answer') return this.#act(doing);
    for (const [id, answer] of Object.entries(doing.answers))
      this.rig.run.observer.answer(id, await this.#worked(answer));
  }

  async #act(work: ActionWork): Promise<void> {
    const { tell } = this;
    tell({ type: 'action-started', work });
    await this.rig.run.perform(work, {
      report: (line) => {
        tell({ type: 'progress', line });
      },
      step: (step) => {
        tell({ type: 'build-step', step });
      },
      signal: this.rig.signal,
    });
  }

  async #type(command: Command): Promise<void> {
    this.tell({ type: 'command-started', command });
    const result = await this.rig.run.runCommand(command, this.rig.signal);
    if (result === undefined) return;
    const report = reportOf(command, result);
    this.commands.push(report);
    this.tell({ type: 'command-ended', command, result, report });
    const mayFail = command.manner?.mayFail;
    const failure = commandFailure({ ...command, mayFail }, result);
    if (failure !== undefined) throw failure;
  }

  /** Answers with the lab's own answer. */
  async #answer(question: Question): Promise<void> {
    if (question.answer === undefined) return;
    const answer = await this.#worked(question.answer);
    this.rig.run.observer.answer(question.id, answer);
    this.tell({ type: 'question-answered', question, answer });
  }

  /** A sum is worked out from the facts of the real container. */
  async #worked(answer: string): Promise<string> {
    const worked = evaluate(answer, await this.rig.run.observer.names());
    return 'value' in worked ? String(worked.value) : answer;
  }
}

function reportOf(command: Command, result: RanCommand): CommandReport {
  const { text, line, moves } = command;
  const report = { line, text, exitCode: result.exitCode ?? null };
  // What only goes in or out is done by us, and prints nothing.
  const hasPrinted = moves === undefined && result.end !== 'time-over';
  const comparison = hasPrinted ? compareWithText(command, result.output) : undefined;
  if (comparison === undefined) return report;
  const { matches, difference } = comparison;
  if (matches || difference === undefined) return { ...report, sample: 'matches' };
  return { ...report, sample: 'differs', difference };
}
