import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { standInFor } from '../../src/core/lab/standIn';
import type { ContainerFacts, CreateRequest } from '../../src/core/ports';
import { runExec } from '../../src/run/runExec';
import { parsePs, type PsRow } from './parsePs';
import { describeWithEngine, type Held, type RealEngine } from './realEngine';
import { skipSuite } from './skip';

const context = 'walkthroughs/apache2-live-action/container';
const base = 'httpd:2.4';

/** A suite that needs the real server of the lab *apache2 live action*. Where neither its base image
 * nor the stand-in is there, its tests are skipped and say so. */
export function describeWithApache(
  title: string,
  body: (real: RealEngine, apache: ApacheImage) => void,
): void {
  describeWithEngine(title, (real) => {
    const apache = new ApacheImage(real);
    before(async function () {
      if (await apache.build()) return;
      skipSuite(this, `neither ${base} nor its stand-in is on this machine`);
    });
    body(real, apache);
    after(() => apache[Symbol.asyncDispose]());
  });
}

/** The lab's image, built once a suite under a name of its own. */
export class ApacheImage implements AsyncDisposable {
  readonly #tag: string;

  constructor(private readonly real: RealEngine) {
    this.#tag = real.uniqueName();
  }

  /** False where there is nothing to build it on. */
  async build(): Promise<boolean> {
    const { engine, labels } = this.real;
    for (const image of [base, standInFor(base)]) {
      if ((await engine.image(image)) === undefined) continue;
      const args = { BASE: image };
      await engine.build({ context: resolve(context), tag: this.#tag, args, labels }, {});
      return true;
    }
    return false;
  }

  /** A container as the lab wants it, at a free port; its pool has started. */
  async run(changes: Partial<CreateRequest> = {}): Promise<ContainerFacts & Held> {
    const container = await this.real.run({
      image: this.#tag,
      tty: true,
      capabilities: ['SYS_PTRACE'],
      ports: [{ host: 0, container: 80 }],
      processLimit: 500,
      ...changes,
    });
    await eventually(async () => (await psThreads(this.real, container)).length === 15);
    return container;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.real.engine.removeImage(this.#tag);
  }
}

/** The threads of httpd, as ps sees them inside. */
export async function psThreads(
  { engine }: RealEngine,
  container: ContainerFacts,
): Promise<readonly PsRow[]> {
  const { stdout } = await runExec(engine, container.id, ['ps', '-efL']);
  return parsePs(stdout).filter((row) => row['CMD']?.startsWith('httpd') === true);
}

/** Resolves once the condition holds; fails when it does not within the time. */
export async function eventually(condition: () => Promise<boolean>, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `still not so after ${String(seconds)} s: ${String(condition)}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
