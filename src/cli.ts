// Composition root without VS Code: turns signals and arguments into one call of a command.
import { fileURLToPath } from 'node:url';
import { Interrupted } from './cli/interrupted';
import { runCli } from './cli/runCli';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interruption.abort(new Interrupted(signal));
  });
}

const { stdin, stdout, stderr, env: environment } = process;
const floodFile = fileURLToPath(new URL('flood.cjs', import.meta.url));
const programs = { flood: { node: process.execPath, file: floodFile } };
const host = { stdin, stdout, stderr, environment, programs, signal: interruption.signal };
void runCli(process.argv.slice(2), host).then((exitCode) => {
  process.exitCode = exitCode;
});
