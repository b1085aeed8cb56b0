import { isLabsError } from '../src/core/base/errors';
import { openContext } from './setup/openContext';
import { setUp } from './setup/setUp';
import type { SetupContext } from './setup/setupContext';
import { runSuites } from './suites/runSuites';
import type { Suite, SuiteResult } from './suites/suite';
import { summary } from './suites/summary';
import { suites } from './suites/suites';
import type { Endings } from './tools/endings';
import { PartMissing } from './tools/partMissing';
import { readOptions } from './tools/readOptions';
import { couldNotRun, runScript } from './tools/runScript';

const names = suites.map(({ name }) => name);

const usage = `Usage: npm test [-- --only SUITE,... --yes]

Sets up what is missing on this machine, runs every suite (${names.join(', ')}) and ends
with the line "N passed, N failed, N skipped". Where no engine or no VS Code can be had, what needs
it is skipped by name.

  --only SUITE,...  only these suites
  --yes             agree beforehand to install what is missing (CI=true means the same)
  --help            print this

Exit code: 0 none failed, 1 one failed, 2 could not run, 130 interrupted.`;

const options = {
  only: { type: 'string', default: names.join(',') },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `npm test`: sets up this machine and runs the suites. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args, options);
  if ('problem' in read) return refuse(read.problem);
  const { only, yes, help } = read.values;
  if (help) {
    console.log(usage);
    return 0;
  }
  const wanted = only.split(',');
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) return refuse(`There is no suite "${unknown}".`);
  const chosen = suites.filter(({ name }) => wanted.includes(name));
  return runScript((signal, endings) => setUpAndRun(chosen, openContext(yes, signal), endings));
}

function refuse(problem: string): number {
  console.error(`${problem}\n\n${usage}`);
  return couldNotRun;
}

async function setUpAndRun(
  chosen: readonly Suite[],
  context: SetupContext,
  endings: Endings,
): Promise<number> {
  const tell = (line: string): void => {
    console.log(line);
  };
  const outcome: { results?: readonly SuiteResult[] } = {};
  // What was added first ends last: so nothing is printed any more after the line with the counts.
  endings.add({
    [Symbol.asyncDispose]() {
      const { results } = outcome;
      if (results !== undefined && !context.signal.aborted) summary(results).forEach(tell);
      return Promise.resolve();
    },
  });
  const results = await runSuites(chosen, {
    signal: context.signal,
    tell,
    async prepare(need) {
      try {
        await setUp(need, context, endings);
        return undefined;
      } catch (caught) {
        context.signal.throwIfAborted();
        if (!(caught instanceof PartMissing) && !isLabsError(caught)) throw caught;
        context.screen.warn(caught.message);
        return caught.message;
      }
    },
  });
  outcome.results = results;
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
}
