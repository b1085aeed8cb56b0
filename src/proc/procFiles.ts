import { open, readFile, readdir, stat } from 'node:fs/promises';

/** The text of a file of /proc; undefined where it cannot be read: the process has ended, is another
 * user's, or this system has no /proc. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The kernel gives as much at once. */
const pageBytes = 4096;

/** Where nothing can be read for now, since this program or this machine has too many files open. */
const noDescriptor: ReadonlySet<unknown> = new Set(['EMFILE', 'ENFILE']);

/** Whether something failed for want of a file descriptor, so that it says nothing of what was read. */
export function lacksDescriptor(caught: unknown): boolean {
  return caught instanceof Error && 'code' in caught && noDescriptor.has(caught.code);
}

/** What can be read of a text that is not there: none. */
const absent: ReadonlySet<unknown> = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'ENOTDIR']);

/**
 * The same where nobody may be taken for gone by mistake: fails where it could be read at another moment,
 * as without a free descriptor.
 */
export function readTextForSure(path: string): Promise<string | undefined> {
  return orUndefined(readFile(path, 'utf8'));
}

/** The beginning of such a text, one character for each byte, until it is enough; the kernel makes no more of
 * it than is read. Fails as `readTextForSure` does. */
export function readUntil(
  path: string,
  isEnough: (text: string) => boolean,
): Promise<string | undefined> {
  return orUndefined(beginningOf(path, isEnough));
}

async function beginningOf(path: string, isEnough: (text: string) => boolean): Promise<string> {
  await using file = await open(path);
  let text = '';
  while (!isEnough(text)) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(pageBytes), 0, pageBytes);
    if (bytesRead === 0) break;
    text += buffer.toString('latin1', 0, bytesRead);
  }
  return text;
}

async function orUndefined(text: Promise<string>): Promise<string | undefined> {
  try {
    return await text;
  } catch (caught) {
    if (absent.has((caught as NodeJS.ErrnoException).code)) return undefined;
    throw caught;
  }
}

/** Whether there is such a folder at all; it takes no descriptor to know. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** The names in a folder of /proc; none where it cannot be read. */
export async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch {
    return [];
  }
}

/** How many files a process may open, by the text of its `limits`; `Infinity` for `unlimited`. */
export function openFilesLimit(limits: string, which: 'soft' | 'hard'): number | undefined {
  const said = /^Max open files +(?<soft>\d+|unlimited) +(?<hard>\d+|unlimited)\b/m.exec(limits);
  const limit = said?.groups?.[which];
  if (limit === undefined) return undefined;
  return limit === 'unlimited' ? Infinity : Number(limit);
}
