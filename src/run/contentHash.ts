import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isLabsError } from '../core/base/errors';
import { contextFolder } from './contextFolder';
import type { LoadedLab } from './loadLab';

/**
 * Stands for all that a lab may run on this machine: its text, and every file that its image is built
 * from. Whoever has seen a lab of this hash has seen what runs. What cannot be read counts as empty:
 * it cannot be built either.
 */
export async function contentHash({ text, folder, lab }: LoadedLab): Promise<string> {
  const hash = createHash('sha256').update(text);
  const source = lab.container?.source;
  if (source?.kind === 'build') await addContext(hash, folder, source.context);
  return hash.digest('hex');
}

async function addContext(hash: Hash, folder: string, context: string): Promise<void> {
  let root: string;
  try {
    root = await contextFolder(folder, context);
  } catch (caught) {
    // What lies outside the lab's folder is not built.
    if (isLabsError(caught, 'context-outside')) return;
    throw caught;
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((it) => join(it.parentPath, it.name));
  for (const path of paths.sort()) {
    hash.update(`\0${relative(root, path)}\0`);
    try {
      const { mode, isLink, isFile } = await kindOf(path);
      hash.update(`${String(mode & 0o111)}\0`);
      if (isLink) hash.update(await readlink(path));
      else if (isFile) await pipeline(createReadStream(path), hash, { end: false });
    } catch {
      hash.update('unreadable');
    }
  }
}

async function kindOf(
  path: string,
): Promise<{ readonly mode: number; readonly isLink: boolean; readonly isFile: boolean }> {
  const found = await lstat(path);
  return { mode: found.mode, isLink: found.isSymbolicLink(), isFile: found.isFile() };
}
