import type { ExecChunk } from '../../core/ports';

/** Byte 0 tells the stream, bytes 4 to 7 the length of what follows. */
const headerLength = 8;
const stderrMark = 2;

/**
 * Reads what an engine sends of a command's or a container's output. With a TTY the bytes come as
 * they are. Without one both streams come in frames; pieces of a frame are given on as they arrive,
 * so that no more is held in memory than what was read last.
 */
export async function* readFrames(
  source: AsyncIterable<unknown>,
  tty: boolean,
): AsyncGenerator<ExecChunk> {
  let stream: ExecChunk['stream'] = 'stdout';
  let header = Buffer.alloc(0);
  let left = 0;
  for await (const piece of source) {
    let rest = piece as Buffer;
    if (tty) yield { stream, data: rest };
    while (!tty && rest.length > 0) {
      if (left === 0) {
        const part = rest.subarray(0, headerLength - header.length);
        header = Buffer.concat([header, part]);
        rest = rest.subarray(part.length);
        if (header.length < headerLength) break;
        stream = header[0] === stderrMark ? 'stderr' : 'stdout';
        left = header.readUInt32BE(4);
        header = Buffer.alloc(0);
      } else {
        const data = rest.subarray(0, left);
        yield { stream, data };
        left -= data.length;
        rest = rest.subarray(data.length);
      }
    }
  }
}
