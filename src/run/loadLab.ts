import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describeCaught, LabsError } from '../core/base/errors';
import type { ContainerPlan, Lab, Problem } from '../core/lab/model';
import { parseLab } from '../core/lab/parseLab';

/** A lab with the place it was read from. */
export interface LoadedLab {
  /** Absolute path of its Markdown file. */
  readonly file: string;
  /** Absolute path of the folder that its own paths are relative to. */
  readonly folder: string;
  /** The text as it was read. */
  readonly text: string;
  readonly lab: Lab;
  readonly problems: readonly Problem[];
}

/** A lab that can be run: it has a container and no error. */
export interface RunnableLab extends LoadedLab {
  readonly container: ContainerPlan;
}

/** Reads a lab from its folder or its Markdown file. Fails with `lab-unreadable`. */
export async function loadLab(path: string): Promise<LoadedLab> {
  const { file, text } = await readLabFile(path);
  return { file, folder: dirname(file), text, ...parseLab(text) };
}

/** The text of a lab and the absolute path of its file. Fails with `lab-unreadable`. */
export async function readLabFile(path: string): Promise<{ file: string; text: string }> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const file = resolve(isFolder ? join(path, 'lab.md') : path);
    return { file, text: await readFile(file, 'utf8') };
  } catch (caught) {
    throw new LabsError('lab-unreadable', { file: path, why: describeCaught(caught) });
  }
}

/** Fails with `lab-broken` or `lab-incomplete` where the lab cannot be run. */
export function asRunnable(loaded: LoadedLab): RunnableLab {
  const errors = loaded.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const problems = errors.map(
      ({ line, column, message }) => `${String(line)}:${String(column)} ${message}`,
    );
    throw new LabsError('lab-broken', { file: loaded.file, problems });
  }
  const { container } = loaded.lab;
  if (container === undefined)
    throw new LabsError('lab-incomplete', { file: loaded.file, missing: 'container' });
  return { ...loaded, container };
}
