import { chmod, constants, copyFile, mkdir, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { isGone } from '../fileDigest';
import { copiedLink } from './copiedLink';
import type { FolderTree, TreeEntry } from './folderTree';

const permissions = 0o7777;

/** Until all is in it, a folder can be written. */
const openFolder = 0o700;

/**
 * Makes a copy of what is in a folder, with modes and times: make(1) goes by them. `root` has all links
 * followed. Gives what could not be read.
 */
export async function copyTree(
  root: string,
  to: string,
  { entries, unreadable }: FolderTree,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const refused = [...unreadable];
  for (const entry of entries) {
    signal.throwIfAborted();
    if (!(await copyEntry(root, to, entry))) refused.push(entry.path);
  }
  for (const { path, kind, stats } of entries.toReversed())
    if (kind === 'folder') await dress(join(to, path), stats);
  return refused;
}

async function copyEntry(
  root: string,
  to: string,
  { path, kind, stats }: TreeEntry,
): Promise<boolean> {
  const copy = join(to, path);
  try {
    switch (kind) {
      case 'folder':
        await mkdir(copy, { mode: openFolder });
        return true;
      case 'link':
        await symlink(await copiedLink(root, path), copy);
        return true;
      case 'file':
        await copyFile(join(root, path), copy, constants.COPYFILE_FICLONE);
        await dress(copy, stats);
        return true;
    }
  } catch (caught) {
    // Somebody may work in the folder while it is copied.
    if (isGone(caught)) return true;
    if (isForbidden(caught)) return false;
    throw caught;
  }
}

async function dress(path: string, { mode, atime, mtime }: TreeEntry['stats']): Promise<void> {
  await utimes(path, atime, mtime);
  await chmod(path, mode & permissions);
}

function isForbidden(caught: unknown): boolean {
  return (
    caught instanceof Error && 'code' in caught && ['EACCES', 'EPERM'].includes(String(caught.code))
  );
}
