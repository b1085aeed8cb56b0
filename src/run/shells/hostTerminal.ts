import { execFile } from 'node:child_process';
import { platform } from 'node:os';
import { promisify } from 'node:util';
import { anyShell } from './anyShell';
import { startHostProcess } from './hostProcess';
import { plainOutput } from './hostShell';
import { quoted } from './quoted';
import { enterKey, interruptKey, type TerminalProcess } from './terminalProcess';

/**
 * Runs a script in a terminal of this machine, in the lab's folder. script(1) makes the terminal,
 * since Node cannot; where it is missing the program reads its keys from a pipe. A program that is
 * ended loses its terminal, and with it all that runs there.
 */
export async function startHostTerminal(
  folder: string,
  text: string,
  environment?: Readonly<Record<string, string>>,
): Promise<TerminalProcess> {
  const shell = [...anyShell, '-c', text];
  const maker = await terminalMaker();
  const program = await startHostProcess({
    folder,
    script: 'exec "$@" 2>&1',
    words: maker?.(shell) ?? shell,
    environment: { ...plainOutput, ...environment },
  });
  const hasTerminal = maker !== undefined;
  return {
    output: program.output,
    exitCode: program.exitCode,
    type: (keys) => program.write(hasTerminal ? keys : keys.replaceAll(enterKey, '\n')),
    async interrupt() {
      if (hasTerminal) await program.write(interruptKey);
      else program.interrupt();
    },
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

/** How a program is started in a terminal of its own here; undefined where nothing makes one. */
type TerminalMaker = (words: readonly string[]) => readonly string[];

async function terminalMaker(): Promise<TerminalMaker | undefined> {
  const maker = platform() === 'darwin' ? bsdScript : linuxScript;
  const [program = '', ...words] = maker(['true']);
  try {
    await promisify(execFile)(program, words, { stdio: 'ignore' } as object);
    return maker;
  } catch {
    return undefined;
  }
}

const linuxScript: TerminalMaker = (words) => [
  'script',
  ...['--quiet', '--return', '--flush', '--command', words.map(quoted).join(' '), '/dev/null'],
];

const bsdScript: TerminalMaker = (words) => ['script', '-q', '/dev/null', ...words];
