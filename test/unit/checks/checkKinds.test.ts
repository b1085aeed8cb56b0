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
  readonly because?: string;
  /** Whose fault it is that nothing could be seen, where that is so. */
  readonly blind?: string;
}

for (const [key, kind] of checkKinds) {
  describe(`check kind ${key}`, () => {
    const file = join('test/fixtures/checks', `${key}.json`);
    const cases = (JSON.parse(readFileSync(file, 'utf8')) as readonly Case[]).map(asSeen);
    for (const row of cases) {
      const { name, expects, seen, names = {}, holds, expected, saw, because, blind } = row;
      it(name, () => {
        const judgement = kind.judge(expects as never, seen, names);
        assert.equal(judgement.seen, saw);
        assert.equal(judgement.holds, holds);
        if (expected !== undefined) assert.equal(kind.expected(expects as never, names), expected);
        if (because !== undefined) assert.equal(judgement.because, because);
        assert.equal(judgement.blind, blind);
      });
    }

    it('has a case that holds and one that does not', () => {
      assert.deepEqual([...new Set(cases.map(({ holds }) => holds))].sort(), [false, true]);
    });
  });
}

/** JSON has no undefined, which is what "nothing there" is in an observation. */
function asSeen(row: Case): Case {
  return { ...row, seen: withoutNull(row.seen) };
}

function withoutNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNull(inner)]));
}
