import { runCommand } from '../tools/command';
import type { Suite } from './suite';

/** A suite of commands, each the path of a Node program with its arguments, that counts as one
 * test: it passes when all of them end with 0. */
export function commandSuite(name: string, commands: readonly (readonly string[])[]): Suite {
  return {
    name,
    needs: [],
    isQuiet: true,
    async run({ signal }) {
      const outcomes = [];
      for (const command of commands)
        outcomes.push(await runCommand([process.execPath, ...command], { signal }));
      const failed = outcomes.filter(({ exitCode }) => exitCode !== 0);
      return {
        passed: failed.length === 0 ? 1 : 0,
        failed: failed.length === 0 ? 0 : 1,
        skipped: [],
        lines: failed.flatMap(({ lines }) => lines),
      };
    },
  };
}
