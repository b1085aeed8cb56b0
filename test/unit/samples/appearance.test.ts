import assert from 'node:assert/strict';
import { appearance } from '../../../src/core/samples/appearance';

const sample = '100 connections are held open.\nPress ENTER to exit';

describe('appearance', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['nothing yet', '', false],
    ['what stands above the last line', '100 connections are held open.\n', false],
    ['the last line', '100 connections are held open.\r\nPress ENTER to exit\r\n', true],
    ['the last line while the cursor still stands in it', 'Press ENTER to exit ', true],
    ['half of the last line', 'Press ENTER', false],
    ['what is printed before it is different', 'some connections\nPress ENTER to exit\n', true],
    ['more below it', 'Press ENTER to exit\n\n', true],
  ];
  for (const [name, output, expected] of table) {
    it(`${expected ? 'is there with' : 'is not there with'} ${name}`, () => {
      assert.equal(appearance(sample)?.(output), expected);
    });
  }

  it('waits for the last line that is not cut', () => {
    assert.equal(appearance('listening on port 80\n[...]')?.('listening on port 80\n'), true);
  });

  it('varies where samples vary', () => {
    assert.equal(appearance('strace: Process 7 attached')?.('strace: Process 4242 attached'), true);
  });

  for (const nothing of ['', '\n', '[...]']) {
    it(`cannot be told of ${JSON.stringify(nothing)}`, () => {
      assert.equal(appearance(nothing), undefined);
    });
  }
});
