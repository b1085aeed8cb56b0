import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Engine } from '../../core/ports';
import { isLabsError } from '../../core/base/errors';
import { parsePasswd } from '../../core/threads/parsePasswd';

/** More than any container's; a longer one is not read to its end. */
const longestPasswd = 1_000_000;

/** The container's users by id: from its own file, else by one command in it, else none is known. */
export async function hostUsers(
  engine: Engine,
  id: string,
  root: string,
): Promise<ReadonlyMap<number, string>> {
  return parsePasswd((await passwdUnder(root)) ?? (await passwdByExec(engine, id)));
}

/**
 * Whoever is root inside may have put links there that lead to files of this machine, or a pipe that
 * never ends; so no link is followed, and only a plain file is read. Other users than root may not
 * look there at all.
 */
async function passwdUnder(root: string): Promise<string | undefined> {
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    await using folder = await open(`${root}/etc`, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const path = `/proc/self/fd/${folder.fd}/passwd`;
    await using file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!(await file.stat()).isFile()) return undefined;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestPasswd), 0, longestPasswd, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return undefined;
  }
}

async function passwdByExec(engine: Engine, id: string): Promise<string> {
  const request = { command: ['cat', '/etc/passwd'], tty: false, user: '0' };
  let text = '';
  try {
    await using session = await engine.exec(id, request);
    session.endInput();
    const decoder = new TextDecoder();
    for await (const { stream, data } of session.output) {
      if (stream === 'stdout') text += decoder.decode(data, { stream: true });
      if (text.length > longestPasswd) break;
    }
  } catch (caught) {
    // Names are missing then, and numbers stand in their place.
    if (!isLabsError(caught)) throw caught;
  }
  return text;
}
