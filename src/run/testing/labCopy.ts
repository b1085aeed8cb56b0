import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { describeCaught, isLabsError } from '../../core/base/errors';
import { listed } from '../../core/base/words';
import type { Log } from '../../core/ports';
import { contextFolder } from '../contextFolder';
import type { RunnableLab } from '../loadLab';
import type { RunContext } from '../runContext';
import { copyTree } from './copyTree';
import { folderTree } from './folderTree';
import { removeTree } from './removeTree';

/** How the names of our folders in the temporary folder begin. */
export const copyPrefix = 'live-labs-copy-';

/** Beside a copy: whose it is, and which process needs it, as the labels of a container tell. */
export const leaseFile = '.live-labs-lease';

/** What tools keep beside a lab's files: very much, and no lab needs it. */
const leftOut: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Of what could not be read, so much is named. */
const mostNamed = 3;

/**
 * A lab with a copy of its folder for one test, in which its commands run and of which its image is
 * built, so that nothing in the author's folder is changed. Its file is the author's own.
 */
export class LabCopy {
  private constructor(
    readonly lab: RunnableLab,
    /** The folder of ours in which the copy lies. */
    readonly place: string,
    private readonly original: string,
    private readonly log: Log,
  ) {}

  /** Fails with `lab-too-big`. */
  static async of(
    lab: RunnableLab,
    { owner, lease, log }: RunContext,
    signal: AbortSignal,
  ): Promise<LabCopy> {
    const root = await realpath(lab.folder);
    const tree = await folderTree(root, await leavesOut(lab, root), signal);
    const place = await mkdtemp(join(await realpath(tmpdir()), copyPrefix));
    const folder = join(place, basename(lab.folder) || 'lab');
    const copy = new LabCopy({ ...lab, folder }, place, lab.folder, log);
    try {
      if (lease !== undefined) await writeFile(join(place, leaseFile), `${owner}\n${lease}\n`);
      copy.#tellRefused(await copyTree(root, folder, tree, signal));
      return copy;
    } catch (caught) {
      await copy.remove();
      throw caught;
    }
  }

  /** A sentence about the copy as one about the author's folder. */
  readonly named = (text: string): string => text.replaceAll(this.lab.folder, this.original);

  /** What cannot be removed is told, and does not hide what a test has found. */
  async remove(): Promise<void> {
    try {
      await removeTree(this.place);
    } catch (caught) {
      this.log.warn(
        `The copy of the lab's folder in ${this.place} could not be removed: ${describeCaught(caught)}`,
      );
    }
  }

  #tellRefused(paths: readonly string[]): void {
    if (paths.length === 0) return;
    const further = paths.length > mostNamed ? ' and others' : '';
    this.log.warn(
      `The test goes without files of the lab's folder that may not be read: ${listed(paths.slice(0, mostNamed))}${further}.`,
    );
  }
}

/** An image may be built from what is left out elsewhere, where it has a folder of its own. */
async function leavesOut(
  { folder, container: { source } }: RunnableLab,
  root: string,
): Promise<(path: string) => boolean> {
  const context = source.kind === 'build' ? await contextWithin(folder, source.context) : undefined;
  const built = context === undefined ? '' : relative(root, context);
  return (path) =>
    leftOut.has(basename(path)) && (built === '' || !`${path}${sep}`.startsWith(`${built}${sep}`));
}

/** Undefined for a context that the build will refuse. */
async function contextWithin(folder: string, context: string): Promise<string | undefined> {
  try {
    return await contextFolder(folder, context);
  } catch (caught) {
    if (isLabsError(caught, 'context-outside')) return undefined;
    throw caught;
  }
}
