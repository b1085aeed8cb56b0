import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LabsError } from '../../core/base/errors';
import { isGone } from '../fileDigest';

/** Something in a folder, by its path from there. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'link';
  readonly stats: Stats;
}

export interface FolderTree {
  /** Each folder before what is in it. */
  readonly entries: readonly TreeEntry[];
  /** What may not be read, so that nobody else could use it either. */
  readonly unreadable: readonly string[];
}

/** More than any lab brings along; copied within a second or two. */
export const treeBound = { files: 20_000, bytes: 200 * 2 ** 20 } as const;

/**
 * What is in a folder, its own row first: folders, files and links, no pipe or device. Fails with
 * `lab-too-big` beyond the bound.
 */
export async function folderTree(
  root: string,
  leavesOut: (path: string) => boolean,
  signal: AbortSignal,
  bound: { readonly files: number; readonly bytes: number } = treeBound,
): Promise<FolderTree> {
  const entries: TreeEntry[] = [{ path: '', kind: 'folder', stats: await lstat(root) }];
  const unreadable: string[] = [];
  let bytes = 0;
  // It grows while it is gone through.
  for (const { path: folder, kind } of entries) {
    if (kind !== 'folder') continue;
    signal.throwIfAborted();
    for (const name of await namesIn(join(root, folder), () => unreadable.push(folder))) {
      const path = join(folder, name);
      if (leavesOut(path)) continue;
      const entry = await entryAt(root, path);
      if (entry === undefined) continue;
      entries.push(entry);
      bytes += entry.kind === 'file' ? entry.stats.size : 0;
      if (entries.length > bound.files || bytes > bound.bytes)
        throw new LabsError('lab-too-big', { folder: root, ...bound });
    }
  }
  return { entries, unreadable };
}

async function namesIn(folder: string, refused: () => void): Promise<readonly string[]> {
  try {
    const found: Dirent[] = await readdir(folder, { withFileTypes: true });
    return found.map(({ name }) => name).toSorted();
  } catch (caught) {
    if (!isGone(caught)) refused();
    return [];
  }
}

async function entryAt(root: string, path: string): Promise<TreeEntry | undefined> {
  try {
    const stats = await lstat(join(root, path));
    if (stats.isDirectory()) return { path, kind: 'folder', stats };
    if (stats.isFile()) return { path, kind: 'file', stats };
    return stats.isSymbolicLink() ? { path, kind: 'link', stats } : undefined;
  } catch (caught) {
    if (isGone(caught)) return undefined;
    throw caught;
  }
}
