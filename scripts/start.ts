import { openContext } from './setup/openContext';
import { setUp } from './setup/setUp';
import { runOwnProgram } from './tools/ownProgram';
import { readOptions } from './tools/readOptions';
import { couldNotRun, runScript } from './tools/runScript';

const usage = `Usage: npm start -- --headless [--yes]

Sets up what is missing on this machine (a container engine, the base image), performs the lab
"apache2 live action" on the real engine, prints each check with what was expected and seen, and
ends what it has started.

  --headless  without VS Code; for now the only way
  --yes       agree beforehand to install what is missing (CI=true means the same)
  --help      print this

Exit code: 0 all checks passed, 1 one failed, 2 could not run, 130 interrupted.`;

const options = {
  headless: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `npm start`: sets up this machine and performs the lab on it. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args, options);
  if ('problem' in read) {
    console.error(`${read.problem}\n\n${usage}`);
    return couldNotRun;
  }
  const { headless, yes, help } = read.values;
  if (help) {
    console.log(usage);
    return 0;
  }
  if (!headless) {
    console.error(
      'Opening VS Code on the lab comes with the next version. To perform the lab without it, run: npm start -- --headless',
    );
    return couldNotRun;
  }
  return runScript(async (signal, endings) => {
    await setUp(openContext(yes, signal), endings);
    return runOwnProgram(['dist/cli.mjs', 'test', 'walkthroughs/apache2-live-action'], signal);
  });
}
