import assert from 'node:assert/strict';
import { bareWordsIn } from '../../helpers/bareWords';
import { sourceOf, sourcesOf } from '../../helpers/messages';

describe('words that a student reads', () => {
  for (const folder of ['src/ui', 'src/webview'])
    it(`come from the catalogue in ${folder}`, () => {
      const bare = sourcesOf(folder).flatMap(bareWordsIn);
      assert.deepEqual(
        bare.map(({ at, words }) => `${at} ${words}`),
        [],
      );
    });
});
