import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { holdingNow } from '../../../src/run/testing/askChecks';
import type { TestRig } from '../../../src/run/testing/testRig';
import { FakeClock } from '../../helpers/fakeClock';
import { fakeObserver } from '../../helpers/fakeObserver';
import { floodState } from '../../helpers/floods';

const rows: readonly (readonly [name: string, check: string, holds: boolean])[] = [
  ['holds', 'flood: { held: 20 }', true],
  ['does not hold', 'flood: { held: 3 }, within: 9 s', false],
  ['holds and lasts', 'flood: { held: 20 }, for: 2 s', true],
  ['holds, and nothing follows', 'flood: { held: 20 }, then: { flood: { held: 3 } }', false],
  ['holds, and this follows', 'flood: { held: 20 }, then: { flood: { dropped: 0 } }', true],
];

describe('holdingNow', () => {
  for (const [name, check, holds] of rows)
    it(`judges the whole of a check that ${name}`, async () => {
      const text = `## Step\n<!-- check: { name: Checked, ${check} } -->\n`;
      const checks = parseLab(text).lab.steps.flatMap(({ items }) =>
        items.filter((item) => item.kind === 'check'),
      );
      const observer = fakeObserver({
        flood: () => floodState({ wanted: 20, held: 20 }),
      });
      const { signal } = new AbortController();
      const rig = { run: { observer }, context: { clock: new FakeClock() }, signal };
      const holding = await holdingNow(checks, rig as unknown as TestRig);
      assert.equal(checks.length, 1);
      assert.equal(holding.length, holds ? 1 : 0);
    });
});
