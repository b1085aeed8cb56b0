import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { readFrames } from '../../../src/engine/exec/readFrames';

describe('readFrames', () => {
  const frame = (stream: number, text: string): Buffer => {
    const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
    header.writeUInt32BE(text.length, 4);
    return Buffer.concat([header, Buffer.from(text)]);
  };
  const sent = Buffer.concat([
    frame(1, 'first'),
    frame(2, 'second'),
    frame(1, ''),
    frame(1, 'third'),
  ]);

  const read = async (pieces: readonly Buffer[], tty: boolean): Promise<readonly string[]> => {
    const chunks: string[] = [];
    let last = '';
    for await (const { stream, data } of readFrames(Readable.from(pieces), tty)) {
      const text = Buffer.from(data).toString();
      if (stream === last) chunks.push((chunks.pop() ?? '') + text);
      else chunks.push(`${stream} ${text}`);
      last = stream;
    }
    return chunks;
  };

  it('separates the streams, wherever the pieces were cut', async () => {
    const expected = ['stdout first', 'stderr second', 'stdout third'];
    for (let size = 1; size <= sent.length; size++) {
      const pieces: Buffer[] = [];
      for (let at = 0; at < sent.length; at += size) pieces.push(sent.subarray(at, at + size));
      assert.deepEqual(await read(pieces, false), expected, `pieces of ${String(size)}`);
    }
  });

  it('gives a part of a frame on before the rest is there', async () => {
    const chunks = readFrames(Readable.from([frame(1, 'abcdef').subarray(0, 11)]), false);
    assert.deepEqual((await chunks.next()).value, { stream: 'stdout', data: Buffer.from('abc') });
  });

  it('changes nothing with a TTY', async () => {
    assert.deepEqual(await read([sent], true), [`stdout ${sent.toString()}`]);
  });
});
