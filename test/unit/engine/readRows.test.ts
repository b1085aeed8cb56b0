import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { readRows } from '../../../src/engine/requests/readRows';

describe('readRows', () => {
  const rowsOf = (bytes: readonly Uint8Array[]): Promise<readonly unknown[]> =>
    Readable.from(readRows(Readable.from(bytes))).toArray();

  const cases: readonly [title: string, text: string, expected: readonly unknown[]][] = [
    ['gives nothing for nothing', '', []],
    [
      'reads one row a line',
      '{"stream":"ä"}\r\n{"error":"y"}\n',
      [{ stream: 'ä' }, { error: 'y' }],
    ],
    ['reads a last line without its end', '{"id":"1"}', [{ id: '1' }]],
    ['passes over empty lines', '\n\n{"id":"1"}\n\n', [{ id: '1' }]],
  ];
  for (const [title, text, expected] of cases)
    it(title, async () => {
      // Cut into single bytes, so that rows and characters come in parts.
      const bytes = [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));
      assert.deepEqual(await rowsOf(bytes), expected);
    });

  it('fails on what is not JSON', async () => {
    await assert.rejects(rowsOf([Buffer.from('<html>\n')]), SyntaxError);
  });
});
