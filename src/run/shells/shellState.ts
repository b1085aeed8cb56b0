import * as l10n from '@vscode/l10n';
import type { Log } from '../../core/ports';
import type { KeptShell } from './keptShell';
import { quoted } from './quoted';
import { terminalSize } from './terminalProcess';

/** Prints what a shell of the same kind reads to get the same variables, functions and folder. */
const tellState = `if [ -n "\${BASH_VERSION-}" ]; then declare -p; declare -f; else set; export -p; fi`;

/** What a process may be given as one of its words is limited by the system to 128 KiB, and the command
 * needs its part of it. In bytes, with all the quotes that it is given by then. */
const longestState = 100_000;

/** Longer than any shell needs, and no reason to wait for ever. */
const limitMilliseconds = 10_000;

/** Gives the commands that bring another shell to where a kept one is: none where there is none. Where
 * its variables and functions are too many, only its folder is taken over, and the log says so. */
export async function stateOf(
  shell: KeptShell | undefined,
  log: Log,
  signal?: AbortSignal,
): Promise<string> {
  if (shell === undefined || shell.ended) return '';
  const folder = await shell.run('pwd', limitMilliseconds, signal);
  const state = await shell.run(tellState, limitMilliseconds, signal);
  const change = `cd ${quoted(folder.output.trimEnd())}\n`;
  // What the shell itself holds to cannot be set, and it says so.
  const take = `{ eval ${quoted(state.output)}; } >/dev/null 2>&1\n`;
  // What makes a terminal is given the script as a quoted word once more.
  if (Buffer.byteLength(quoted(take)) <= longestState) return take + change;
  log.warn(
    l10n.t(
      'The shell has too many variables and functions to take them over to a second terminal.',
    ),
  );
  return change;
}

/** A script that runs a command in a terminal as if it had been typed into the kept shell. */
export function typedCommand(state: string, command: string): string {
  const { columns, rows } = terminalSize;
  return [
    `stty rows ${rows} columns ${columns} 2>/dev/null`,
    // The kept shell's own mark would make it look like one of its processes.
    'live_labs_mark=$LIVE_LABS_SHELL',
    state,
    'export TERM=xterm-256color LIVE_LABS_SHELL="$live_labs_mark"; unset live_labs_mark',
    `command eval ${quoted(command)}`,
  ].join('\n');
}
