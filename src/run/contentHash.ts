import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { isLabsError } from '../core/base/errors';
import { contextFolder } from './contextFolder';
import type { FileDigests } from './fileDigest';
import {
  readFolder,
  type FileContent,
  type FolderBound,
  type FolderContent,
} from './folderContent';
import type { LoadedLab } from './loadLab';

/** What stands for all that a lab may run on this machine. */
export interface LabContent {
  readonly hash: string;
  /** What it is made of: each file's path from the lab's folder, and what stands for its content; of
   * the lab's text the words that were read. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the hash is of all of it: a folder of very many files, or a link that leads out of it,
   * is not read to its end, and what was not read may change unseen. */
  readonly isWhole: boolean;
}

/** More than any lab brings along, and read within a second or two. */
const usualBound: FolderBound = { files: 2000, bytes: 64 * 2 ** 20 };

/**
 * Stands for all that a lab may run on this machine: its text, every file beside it, which its
 * commands may run or read, and with them what its image is built from. Whoever has seen a lab of this
 * hash has seen what runs. Of a text that stands alone it is the words at their place, and what an
 * image is built from: the folder around it may be somebody's whole home. Fails with
 * `lab-file-unreadable` where a file or folder cannot be read.
 */
export async function contentHash(
  { text, file, folder, lab, standsAlone }: LoadedLab,
  digests: FileDigests,
  bound = usualBound,
): Promise<LabContent> {
  const beside =
    standsAlone === true ? nothing : await readFolder(folder, { bound, leavesOut, digests });
  const source = lab.container?.source;
  const root = source?.kind === 'build' ? await builtFrom(folder, source.context) : undefined;
  // An image may be built from what is left out beside the text.
  const built =
    root === undefined
      ? undefined
      : await readFolder(root, { bound, leavesOut: new Set(), digests });
  // Written so that no name or content can be taken for another one with its neighbour.
  const hash = createHash('sha256')
    .update(JSON.stringify([text, standsAlone === true ? file : beside.files, built?.files ?? []]))
    .digest('hex');
  const files = new Map<string, string>();
  const note = (root: string, found: readonly FileContent[]): void => {
    for (const [path, ...content] of found)
      files.set(relative(folder, join(root, path)), JSON.stringify(content));
  };
  note(folder, beside.files);
  if (root !== undefined) note(root, built?.files ?? []);
  // As it was read: the file may be another one by now.
  files.set(relative(folder, file), text);
  return { hash, files, isWhole: beside.isWhole && built?.isWhole !== false };
}

const nothing: FolderContent = { files: [], isWhole: true };

/** What git keeps beside a lab's files differs from copy to copy, and no command of a lab runs it. */
const leavesOut: ReadonlySet<string> = new Set(['.git']);

/** Undefined for what lies outside the lab's folder, which is not built. */
async function builtFrom(folder: string, context: string): Promise<string | undefined> {
  try {
    return await contextFolder(folder, context);
  } catch (caught) {
    if (isLabsError(caught, 'context-outside')) return undefined;
    throw caught;
  }
}
