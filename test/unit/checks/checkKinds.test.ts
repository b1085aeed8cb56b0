import assert from 'node:assert/strict';
import { checkKinds } from '../../../src/core/checks/checkKinds';
import { checkCases } from '../../helpers/checkCases';

for (const [key, kind] of checkKinds) {
  describe(`check kind ${key}`, () => {
    const cases = checkCases(key);
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
