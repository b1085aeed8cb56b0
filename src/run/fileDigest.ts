import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** What stands for the content of a file. */
export interface FileDigest {
  /** Empty where it was not read. */
  readonly text: string;
  readonly bytes: number;
  /** Whether all of it was read. */
  readonly isWhole: boolean;
}

/** Digests of files that have stayed as they were, so that asking again and again reads none of them. */
const known = new Map<string, { readonly stamp: string; readonly text: string }>();
const mostKnown = 10_000;

/** A clock of a file system may stand still for so long: what has just changed may change once more
 * and look the same. */
const restlessMilliseconds = 2000;

/**
 * The digest of a file, or of what a link leads to. Nothing is read where there is no room for all of
 * it, or where it is no plain file (a pipe or a device may have no end).
 */
export async function digestOf(path: string, room: number): Promise<FileDigest> {
  const before = await stat(path, { bigint: true });
  const bytes = Number(before.size);
  if (!before.isFile() || bytes > room) return { text: '', bytes: 0, isWhole: false };
  const { dev, ino, size, mtimeNs, ctimeNs } = before;
  const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  const found = known.get(path);
  if (found?.stamp === stamp) return { text: found.text, bytes, isWhole: true };
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const text = hash.digest('hex');
  if (known.size >= mostKnown) known.clear();
  if (Date.now() - Number(before.ctimeMs) > restlessMilliseconds) known.set(path, { stamp, text });
  return { text, bytes, isWhole: true };
}

/** When a file or a link was changed last, in milliseconds since the epoch; no program can set that
 * back. Undefined for what is gone. */
export async function changedAt(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).ctimeMs;
  } catch (caught) {
    if (isGone(caught)) return undefined;
    throw caught;
  }
}

/** Whether something could not be read since it is not there. */
export function isGone(caught: unknown): boolean {
  const code = caught instanceof Error && 'code' in caught ? caught.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
