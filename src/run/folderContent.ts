import type { Dirent } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { describeCaught, LabsError } from '../core/base/errors';
import { isGone, type FileDigests } from './fileDigest';
import { isWithin } from './lookUp';

/** How much of a folder is read. */
export interface FolderBound {
  readonly files: number;
  readonly bytes: number;
}

export interface FolderContent {
  /** In the order of their paths. */
  readonly files: readonly FileContent[];
  /** Whether these are all, with all that they lead to. */
  readonly isWhole: boolean;
}

/** A file: its path, whether it can be executed, and what it holds or leads to. */
export type FileContent = readonly [path: string, mode: number, kind: string, ...content: string[]];

interface Wish {
  readonly bound: FolderBound;
  /** Names of what is not looked at. */
  readonly leavesOut: ReadonlySet<string>;
  readonly digests: FileDigests;
}

/**
 * What a folder holds, as far as the bound goes. A folder that is not there holds nothing. Fails with
 * `lab-file-unreadable` where anything of it cannot be read.
 */
export async function readFolder(root: string, wish: Wish): Promise<FolderContent> {
  const { bound, leavesOut } = wish;
  const { paths, isCut } = await pathsIn(root, bound.files, leavesOut);
  const files: FileContent[] = [];
  let bytes = 0;
  let isWhole = !isCut;
  for (const path of paths.toSorted()) {
    const found = await readable(join(root, path), () =>
      fileAt(root, path, bound.bytes - bytes, wish),
    );
    if (found === undefined) continue;
    files.push(found.content);
    bytes += found.bytes;
    isWhole &&= found.isWhole;
  }
  return { files, isWhole };
}

async function pathsIn(
  root: string,
  most: number,
  leavesOut: ReadonlySet<string>,
): Promise<{ readonly paths: readonly string[]; readonly isCut: boolean }> {
  const paths: string[] = [];
  const folders = [root];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const here = folder;
    const entries = await readable<Dirent[]>(here, () => readdir(here, { withFileTypes: true }));
    const named = (entries ?? []).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of named) {
      const path = join(here, entry.name);
      if (leavesOut.has(entry.name)) continue;
      if (entry.isDirectory()) folders.push(path);
      else paths.push(relative(root, path));
    }
    // Folders count as well: a tree of nothing but folders has no end either.
    if (paths.length + folders.length > most) return { paths: paths.slice(0, most), isCut: true };
  }
  return { paths, isCut: false };
}

interface Found {
  readonly content: FileContent;
  readonly bytes: number;
  readonly isWhole: boolean;
}

async function fileAt(
  root: string,
  path: string,
  room: number,
  { leavesOut, digests }: Wish,
): Promise<Found> {
  const whole = join(root, path);
  const own = await lstat(whole);
  const mode = own.mode & 0o111;
  if (!own.isSymbolicLink()) {
    const digest = await digests.of(whole, room);
    return { content: [path, mode, 'file', digest.text], ...digest };
  }
  const target = await readlink(whole);
  const end = await stat(whole).catch((caught: unknown) => {
    if (isGone(caught)) return undefined;
    throw caught;
  });
  if (end?.isDirectory() === true) {
    // What it leads to is read where it stands, but only within the lab and not where nobody looks.
    const place = await realpath(whole);
    const names = relative(await realpath(root), place).split(sep);
    const isWhole = (await isWithin(root, place)) && !names.some((name) => leavesOut.has(name));
    return { content: [path, mode, 'link', target], bytes: 0, isWhole };
  }
  if (end === undefined) return { content: [path, mode, 'link', target], bytes: 0, isWhole: true };
  const digest = await digests.of(whole, room);
  return { content: [path, mode, 'link', target, digest.text], ...digest };
}

/** Undefined for what is gone meanwhile. */
async function readable<Value>(
  path: string,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (caught) {
    if (isGone(caught)) return undefined;
    throw new LabsError('lab-file-unreadable', { file: path, why: describeCaught(caught) });
  }
}
