import type { FloodCommand } from './channel';
import program from './holder.pl';

/**
 * The program that holds the connections where there is perl with its Socket module: all images and
 * systems of Debian and Ubuntu have it (package perl-base), and nothing else is asked for. It starts in a
 * fifth of the time that Node takes, and opens in a third (`npm run bench -- flood`). Its
 * clock is a file of Linux.
 */
const command = ['perl', '-C0', '-e', program] as const;

/** A container's program ends when it has heard nothing for so long (`aliveMilliseconds`). */
export const silentSeconds = 10;

/** Inside a container, where an engine that is killed leaves its input open. */
export const perlInside: FloodCommand = [...command, String(silentSeconds)];

/** On this machine, with as many files as the system gives it; `sh` knows how to ask for them. */
export const perlHere: FloodCommand = [
  'sh',
  '-c',
  'ulimit -n "$(ulimit -H -n)" 2>/dev/null; exec "$0" "$@"',
  ...command,
];
