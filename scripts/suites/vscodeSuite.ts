import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeCaught } from '../../src/core/base/errors';
import { PartMissing } from '../tools/partMissing';
import type { Host } from '../vscode/hosts';
import { runInExtensionHost } from '../vscode/runInExtensionHost';
import type { Need } from '../setup/parts';
import { countsFrom, readCounts } from './mochaSuite';
import type { Suite, SuiteCounts } from './suite';

export interface VscodeSuiteOptions {
  readonly host: Host;
  readonly needs: readonly Need[];
  /** How long it may last before it is interrupted and counts as failed. */
  readonly minutes: number;
}

/** The tests of test/vscode, run by mocha inside the extension host of one VS Code. */
export function vscodeSuite(name: string, { host, needs, minutes }: VscodeSuiteOptions): Suite {
  const results = resolve(`.cache/results-${name}.json`);
  return {
    name,
    needs,
    isQuiet: false,
    async run({ signal, skipBecause }) {
      if (skipBecause !== undefined) return skipped(name, skipBecause);
      mkdirSync('.cache', { recursive: true });
      rmSync(results, { force: true });
      const limit = AbortSignal.timeout(minutes * 60_000);
      try {
        const exitCode = await runInExtensionHost(host, {
          tests: 'out/test/vscode/index.js',
          results,
          log: `.cache/${name}.log`,
          tell: (text) => process.stdout.write(text),
          signal: AbortSignal.any([signal, limit]),
        });
        return countsFrom(
          { counts: readCounts(results), exitCode, isCut: limit.aborted },
          undefined,
        );
      } catch (caught) {
        signal.throwIfAborted();
        if (!limit.aborted && !(caught instanceof PartMissing)) throw caught;
        const lines = [limit.aborted ? 'it took too long and was stopped' : describeCaught(caught)];
        return { passed: 0, failed: 1, skipped: [], lines };
      }
    },
  };
}

/** The tests cannot be named without the VS Code that they import: so they are told as one. */
function skipped(name: string, reason: string): SuiteCounts {
  const files = existsSync('out/test/vscode')
    ? readdirSync('out/test/vscode', { recursive: true, encoding: 'utf8' })
    : [];
  const count = files.filter((file) => file.endsWith('.test.js')).length;
  const title = `all tests of ${name} (${count} ${count === 1 ? 'file' : 'files'})`;
  return { passed: 0, failed: 0, skipped: [{ title, reason }], lines: [] };
}
