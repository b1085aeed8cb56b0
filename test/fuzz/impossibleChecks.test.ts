import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LabsError } from '../../src/core/base/errors';
import type { Observer } from '../../src/core/checks/observer';
import { look } from '../../src/core/checks/runCheck';
import type { Check } from '../../src/core/lab/model';
import { parseLab } from '../../src/core/lab/parseLab';
import type { ContainerFacts } from '../../src/core/ports';
import { fakeObserver } from '../helpers/fakeObserver';
import { makeProcess, makeSnapshot, makeThread } from '../helpers/makeSnapshot';
import { inputs } from './inputs';
import { floodState } from '../helpers/floods';

/** Small numbers, so that made systems meet what made checks expect. */
const number = fc.integer({ min: -1, max: 4 });
const amount = fc.oneof(
  number,
  fc.tuple(fc.constantFrom('>', '>=', '<', '<='), number).map((parts) => parts.join(' ')),
  fc.tuple(number, number).map((ends) => ends.join('..')),
);
const command = fc.constantFrom('a', 'b');
const role = fc.constantFrom('parent', 'worker');
const only = { requiredKeys: [] };

const leaf: fc.Arbitrary<object> = fc.oneof(
  fc.record({ container: fc.constantFrom('running', 'absent') }),
  fc.record({ processes: fc.record({ command, role, count: amount, threads: amount }, only) }),
  fc.record({
    threads: fc.record(
      { command, role: fc.constantFrom('main', 'idle'), total: amount },
      { requiredKeys: ['total'] },
    ),
  }),
  fc.record({
    connections: fc.record(
      { total: amount, established: amount, queued: amount },
      { requiredKeys: ['established'] },
    ),
  }),
  fc.record({ connections: amount }),
  fc.record({
    flood: fc.record(
      { held: amount, dropped: amount, replaced: amount, refused: amount },
      { requiredKeys: ['held'] },
    ),
  }),
  fc.record({
    exec: fc.record(
      { run: fc.constant('x'), exit: fc.nat(1), number: amount },
      { requiredKeys: ['run'] },
    ),
  }),
);
const { probe } = fc.letrec<{ probe: object }>((tie) => ({
  probe: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('probe'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('probe'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ not: tie('probe') }),
  ),
}));

const count = fc.nat(4);
const system = fc.record({
  isRunning: fc.boolean(),
  processes: fc.array(fc.record({ command, role, threads: fc.integer({ min: 1, max: 3 }) }), {
    maxLength: 4,
  }),
  established: count,
  queued: count,
  flood: fc.record({ held: count, dropped: count, replaced: count, refused: count }),
  exitCode: fc.nat(1),
  printed: fc.integer({ min: -2, max: 5 }),
});
type System = typeof system extends fc.Arbitrary<infer Value> ? Value : never;

describe('checks that can never hold', function () {
  this.timeout(120_000);

  let found = 0;

  it('hold in no system that can be made', async () => {
    const systems = fc.sample(system, 300);
    const property = fc.asyncProperty(probe, (words) => neverHolds(words, systems));
    await fc.assert(property, inputs(500));
    assert.ok(found > 20, `${found} of the made checks were found`);
  });

  async function neverHolds(words: object, systems: readonly System[]): Promise<void> {
    const check = { name: 'x', ...words };
    const text = `---\nformat: 1\n---\n## Step\n<!-- check: ${JSON.stringify(check)} -->\n`;
    const { lab, problems } = parseLab(text);
    const codes = new Set(problems.map(({ code }) => code));
    if (!codes.has('check-impossible')) return;
    found += 1;
    const item = lab.steps[0]?.items[0] as Check;
    for (const made of systems) {
      const { holds, seen } = await look(item.probe, observerOf(made), {});
      assert.ok(!holds, `${JSON.stringify(words)} holds: ${seen}`);
    }
  }
});

function observerOf(made: System): Observer {
  const { established, queued, exitCode, printed } = made;
  const { held, dropped, replaced, refused } = made.flood;
  const asRunning = <Answer>(answer: Answer): Promise<Answer> =>
    made.isRunning
      ? Promise.resolve(answer)
      : Promise.reject(new LabsError('container-missing', { name: 'demo' }));
  const processes = made.processes.map((process, index) =>
    makeProcess(10 * index, {
      command: process.command,
      role: process.role === 'parent' ? 'parent' : 'worker',
      threads: Array.from({ length: process.threads }, (_, at) =>
        makeThread(10 * index + at, { role: at === 0 ? 'main' : 'idle' }),
      ),
    }),
  );
  return fakeObserver({
    container: () =>
      Promise.resolve(
        made.isRunning ? ({ state: 'running', id: 'a' } as ContainerFacts) : undefined,
      ),
    snapshot: () => asRunning(makeSnapshot(processes, { established, queued })),
    exec: () => asRunning({ exitCode, stdout: String(printed), stderr: '' }),
    flood: () =>
      floodState({ wanted: held, held, dropped, replaced, failed: { ECONNREFUSED: refused } }),
  });
}
