import assert from 'node:assert/strict';
import { bold, button, code, plain } from '../../../src/core/walkthrough/descriptionText';
import { readDescription, type ShownLine } from '../../helpers/readDescription';

describe('the text of a description', () => {
  const table: readonly (readonly [written: string, shown: ShownLine])[] = [
    [plain('a * b __init__'), [{ text: 'a * b __init__', styles: [] }]],
    [plain('[[ -f x ]]'), [{ text: '[[ -f x ]]', styles: [] }]],
    [
      bold(`see ${code('**/*.js')}`),
      [
        { text: 'see ', styles: ['bold'] },
        { text: '**/*.js', styles: ['bold', 'code'] },
      ],
    ],
    [code('`date`'), [{ text: '`date`', styles: ['code'] }]],
    [code("grep '[h]ttpd'"), [{ text: "grep '[h]ttpd'", styles: ['code'] }]],
    [
      button('Go (now)', 'x.y', ['a)b', 1]),
      { button: 'Go (now)', href: 'command:x.y?%5B%22a%29b%22%2C1%5D' },
    ],
  ];
  for (const [written, shown] of table) {
    it(`${written} is shown as meant`, () => {
      assert.deepEqual(readDescription(written), [shown]);
    });
  }
});
