import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { nearest } from '../core/lab/nearest';

/** What lies at a path of this machine, with all links followed. */
export interface LookedUp {
  readonly kind: 'file' | 'folder' | 'nothing';
  /** Its true path; that of the words themselves where nothing is there. */
  readonly path: string;
}

/** Looks at a path that is relative to a folder. Never fails: what may not be seen is not there. */
export async function lookUp(folder: string, path: string): Promise<LookedUp> {
  const wanted = resolve(folder, path);
  try {
    const found = await realpath(wanted);
    return { kind: (await stat(found)).isDirectory() ? 'folder' : 'file', path: found };
  } catch {
    return { kind: 'nothing', path: wanted };
  }
}

/** A file's text; undefined where it may not be read, or is longer than anybody would write it. */
export async function textOf(path: string, longest: number): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > longest) return undefined;
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a true path is that of a folder or lies within it. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  const way = relative((await lookUp(folder, '.')).path, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** The path that a misspelt one most likely means: with another name in its own folder. */
export async function nearestPath(folder: string, path: string): Promise<string | undefined> {
  try {
    const meant = nearest(basename(path), await readdir(resolve(folder, dirname(path))));
    return meant === undefined ? undefined : path.slice(0, -basename(path).length) + meant;
  } catch {
    // Not even its folder is there.
    return undefined;
  }
}
