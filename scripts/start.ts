import { openVsCode } from './start/openVsCode';
import { openContext } from './setup/openContext';
import { setUp } from './setup/setUp';
import { runOwnProgram } from './tools/ownProgram';
import { readOptions } from './tools/readOptions';
import { couldNotRun, runScript } from './tools/runScript';
import { readPort } from './vscode/freePort';

const usage = `Usage: npm start [-- --headless --port N --yes]

Sets up what is missing on this machine (a container engine, the base image, VS Code), opens VS Code
on the lab "apache2 live action", and ends what it has started when you press Ctrl-C. VS Code is the
one on your desktop; where there is none, it is one that you open in a browser.

  --headless  without VS Code: performs the lab on the real engine and prints each check with what
              was expected and seen
  --port N    where VS Code for the browser serves; by default the first free one from 3210
  --yes       agree beforehand to install what is missing (CI=true means the same)
  --help      print this

Exit code: 0 all checks passed, 1 one failed, 2 could not run, 130 interrupted.`;

const options = {
  headless: { type: 'boolean', default: false },
  port: { type: 'string', default: '' },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `npm start`: sets up this machine and opens the lab, or performs it. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args, options);
  if ('problem' in read) return refuse(read.problem);
  const { headless, port, yes, help } = read.values;
  if (help) {
    console.log(usage);
    return 0;
  }
  const wantedPort = readPort(port);
  if (port !== '' && wantedPort === undefined)
    return refuse(`"${port}" is no port for a server of yours: choose one from 1024 to 65535.`);
  return runScript(async (signal, endings) => {
    const context = openContext(yes, signal);
    if (!headless) return openVsCode(context, endings, wantedPort);
    await setUp('engine', context, endings);
    return runOwnProgram(['dist/cli.mjs', 'test', 'walkthroughs/apache2-live-action'], signal);
  });
}

function refuse(problem: string): number {
  console.error(`${problem}\n\n${usage}`);
  return couldNotRun;
}
