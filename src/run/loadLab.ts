import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { describeCaught, LabsError } from '../core/base/errors';
import { untitled } from '../core/lab/assembleLab';
import type { ContainerPlan, Lab, Problem } from '../core/lab/model';
import { longestLab, parseLab } from '../core/lab/parseLab';

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
  /** It is a text that knows nothing of Live Labs, so what lies beside it is no part of it. */
  readonly standsAlone?: true;
}

/** A lab that can be run: it has a container and no error. */
export interface RunnableLab extends LoadedLab {
  readonly container: ContainerPlan;
}

/** Reads a lab from its folder or its Markdown file. Fails as `readLabFile` does. */
export async function loadLab(path: string): Promise<LoadedLab> {
  const { file, text } = await readLabFile(path);
  return { file, folder: dirname(file), text, ...parseLab(text) };
}

/**
 * Any Markdown file as a lab. Fails as `readLabFile` does.
 * @param text what an editor has of it; undefined where the file itself is read
 */
export async function loadText(file: string, text: string | undefined): Promise<LoadedLab> {
  const words = text ?? (await readLabFile(file)).text;
  const { lab, problems } = parseLab(words);
  const title = lab.title === untitled() ? basename(file) : lab.title;
  const standsAlone = true;
  return {
    file,
    folder: dirname(file),
    text: words,
    lab: { ...lab, title },
    problems,
    standsAlone,
  };
}

/** The text of a lab and the absolute path of its file. Fails with `lab-unreadable`, `lab-not-text`. */
export async function readLabFile(path: string): Promise<{ file: string; text: string }> {
  const { file, bytes } = await readBytes(path);
  return { file, text: decoded(bytes, file) };
}

/** More bytes than any lab has characters; of a greater file enough to see that it is too long. */
const mostBytes = 3 * longestLab + 3;

async function readBytes(path: string): Promise<{ file: string; bytes: Buffer }> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const file = resolve(isFolder ? join(path, 'lab.md') : path);
    const chunks: Buffer[] = [];
    // A stream also reads pipes, and no more of a disk than is wanted.
    for await (const chunk of createReadStream(file, { end: mostBytes - 1 }))
      chunks.push(chunk as Buffer);
    return { file, bytes: Buffer.concat(chunks) };
  } catch (caught) {
    throw new LabsError('lab-unreadable', { file: path, why: whyUnreadable(caught) });
  }
}

function whyUnreadable(caught: unknown): string {
  const isAbsent = caught instanceof Error && 'code' in caught && caught.code === 'ENOENT';
  return isAbsent ? l10n.t('there is no such file or folder') : describeCaught(caught);
}

function decoded(bytes: Buffer, file: string): string {
  const isCut = bytes.length === mostBytes;
  if (isUtf8(bytes) || isCut) return bytes.toString('utf8');
  // No byte of a longer character is that of a line's end.
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf('\n'); end !== -1; end = bytes.indexOf('\n', start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line += 1;
  }
  throw new LabsError('lab-not-text', { file, line });
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
    throw new LabsError('lab-incomplete', {
      file: loaded.file,
      missing: l10n.t({ message: 'container', comment: 'it has no ...' }),
    });
  return { ...loaded, container };
}
