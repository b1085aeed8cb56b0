// Composition root without VS Code: turns signals and arguments into one call of a command.
import { Interrupted } from './cli/interrupted';
import { runCli } from './cli/runCli';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interruption.abort(new Interrupted(signal));
  });
}

const { stdin, stdout, stderr, env: environment } = process;
const host = { stdin, stdout, stderr, environment, signal: interruption.signal };
void runCli(process.argv.slice(2), host).then((exitCode) => {
  process.exitCode = exitCode;
});
