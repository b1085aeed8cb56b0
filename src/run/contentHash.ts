import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isLabsError } from '../core/base/errors';
import { contextFolder } from './contextFolder';
import type { LoadedLab } from './loadLab';

/**
 * Stands for all that a lab may run on this machine: its text, and every file that its image is built
 * from. Whoever has seen a lab of this hash has seen what runs.
 */
export async function contentHash({ text, folder, lab }: LoadedLab): Promise<string> {
  const source = lab.container?.source;
  const files = source?.kind === 'build' ? await filesOf(folder, source.context) : [];
  // Written so that no name or content can be taken for another one with its neighbour.
  return createHash('sha256')
    .update(JSON.stringify([text, files]))
    .digest('hex');
}

/** A file of the context: its path, whether it can be executed, and what it holds or leads to. */
type ContextFile = readonly [path: string, mode: number, kind: string, content: string];

async function filesOf(folder: string, context: string): Promise<readonly ContextFile[]> {
  let root: string;
  try {
    root = await contextFolder(folder, context);
  } catch (caught) {
    // What lies outside the lab's folder is not built.
    if (isLabsError(caught, 'context-outside')) return [];
    throw caught;
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort();
  const files: ContextFile[] = [];
  for (const path of paths) files.push(await fileAt(root, path));
  return files;
}

async function fileAt(root: string, path: string): Promise<ContextFile> {
  const whole = join(root, path);
  try {
    const found = await lstat(whole);
    const mode = found.mode & 0o111;
    if (found.isSymbolicLink()) return [path, mode, 'link', await readlink(whole)];
    return [path, mode, 'file', found.isFile() ? await digestOf(whole) : ''];
  } catch {
    // It cannot be built either.
    return [path, 0, 'unreadable', ''];
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
