import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeCaught, LabsError } from '../../core/base/errors';
import type { LabReport } from '../../run/testReport';
import { junitOf } from './junitOf';

/** A file for programs that read test results as JUnit writes them. */
export class JunitFile {
  private constructor(private readonly file: string) {}

  /** Undefined where none is wanted. What an earlier run has left there goes, so that nobody takes it for
   * this run's. Fails with `file-unwritable` at once, and not after the tests. */
  static async at(file: string | undefined): Promise<JunitFile | undefined> {
    if (file === undefined) return undefined;
    await orUnwritable(file, async () => {
      await mkdir(dirname(file), { recursive: true });
      await access(dirname(file), constants.W_OK);
      await rm(file, { force: true });
    });
    return new JunitFile(file);
  }

  /** Whoever reads it finds the last whole one. */
  async write(reports: readonly LabReport[], failure?: unknown): Promise<void> {
    await orUnwritable(this.file, async () => {
      const draft = `${this.file}.new`;
      await writeFile(draft, junitOf(reports, new Date(), failure));
      await rename(draft, this.file);
    });
  }
}

async function orUnwritable(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (caught) {
    throw new LabsError('file-unwritable', { file, why: describeCaught(caught) });
  }
}
