import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Names } from '../../../src/core/checks/names';
import { checkKinds } from '../../../src/core/checks/checkKinds';

/** One row of a kind's fixture table: an observation, and what the kind must say of it. */
interface Case {
  readonly name: string;
  readonly expects: unknown;
  readonly seen: unknown;
  readonly names?: Names;
  readonly holds: boolean;
  readonly expected?: string;
  readonly saw: string;
}

for (const [key, kind] of checkKinds) {
  describe(`check kind ${key}`, () => {
    const file = join('test/fixtures/checks', `${key}.json`);
    // JSON has no undefined, which is what "nothing there" is in an observation.
    const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];
    for (const { name, expects, seen, names = {}, holds, expected, saw } of cases) {
      it(name, () => {
        const judgement = kind.judge(expects as never, seen ?? undefined, names);
        assert.equal(judgement.seen, saw);
        assert.equal(judgement.holds, holds);
        if (expected !== undefined) assert.equal(judgement.expected, expected);
      });
    }

    it('has a case that holds and one that does not', () => {
      assert.deepEqual([...new Set(cases.map(({ holds }) => holds))].sort(), [false, true]);
    });
  });
}
