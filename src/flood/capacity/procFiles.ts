import { open, readFile, readdir } from 'node:fs/promises';

/** The text of a file of /proc; undefined where it cannot be read: the process has ended, is another
 * user's, or this system has no /proc. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The beginning of such a text, as far as so many bytes; the kernel writes no more of it than is read. */
export async function readHead(path: string, bytes: number): Promise<string | undefined> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return undefined;
  }
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
