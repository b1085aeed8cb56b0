import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../core/base/clock';

/** What stands for the content of a file. */
export interface FileDigest {
  /** Empty where it was not read. */
  readonly text: string;
  readonly bytes: number;
  /** Whether all of it was read. */
  readonly isWhole: boolean;
}

const mostKnown = 10_000;

/** A clock of a file system may stand still for so long: what has just changed may change once more
 * and look the same. */
const restlessMilliseconds = 2000;

/** Digests of files. Those that have stayed as they were are remembered, so that asking again and again
 * reads none of them. */
export class FileDigests {
  readonly #known = new Map<string, { readonly stamp: string; readonly text: string }>();

  constructor(private readonly clock: Clock) {}

  /**
   * The digest of a file, or of what a link leads to. Nothing is read where there is no room for all of
   * it, or where it is no plain file (a pipe or a device may have no end).
   */
  async of(path: string, room: number): Promise<FileDigest> {
    const before = await stat(path, { bigint: true });
    const bytes = Number(before.size);
    if (!before.isFile() || bytes > room) return { text: '', bytes: 0, isWhole: false };
    const { dev, ino, size, mtimeNs, ctimeNs } = before;
    const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(' ');
    const found = this.#known.get(path);
    if (found?.stamp === stamp) return { text: found.text, bytes, isWhole: true };
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const text = hash.digest('hex');
    if (this.#known.size >= mostKnown) this.#known.clear();
    if (this.clock.now() - Number(before.ctimeMs) > restlessMilliseconds)
      this.#known.set(path, { stamp, text });
    return { text, bytes, isWhole: true };
  }
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
