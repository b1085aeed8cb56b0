import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import { readFrames } from '../exec/readFrames';
import { openStream } from '../requests/openStream';
import { containerFacts } from './containerFacts';

/**
 * The last lines that a container printed, on both streams. A container without a TTY sends them in
 * frames, one with a TTY as they are, with the terminal's line ends. Fails with `container-missing`.
 */
export async function readLogs(
  docker: Docker,
  id: string,
  lines: number,
): Promise<readonly string[]> {
  const container = await containerFacts(docker, id);
  if (container === undefined) throw new LabsError('container-missing', { name: id });
  const stream = await openStream(docker, `/containers/${container.id}/logs`, {
    stdout: true,
    stderr: true,
    tail: lines,
  });
  const decoder = new TextDecoder();
  let text = '';
  for await (const { data } of readFrames(stream, container.tty))
    text += decoder.decode(data, { stream: true });
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}
