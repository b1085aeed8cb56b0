import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lastLines } from '../../tools/logFile';
import { findProgram } from '../machine';
import type { SetupContext } from '../setupContext';
import type { Starter } from './starter';

/**
 * Starts it in a session of its own, so that Ctrl-C at our terminal does not end it before our own
 * clean-up has used it, with as many open files as Debian's service gives it.
 */
const startDetached = `
trap '' HUP
ulimit -n 1048576 2>/dev/null || ulimit -n "$(ulimit -H -n)"
setsid dockerd >"$1" 2>&1 </dev/null &
echo "dockerd $!"`;
const startedPid = /^dockerd (\d+)$/;

/** The way where nothing manages services, as inside a container: the program itself. */
export function program({ administrator, log, clock }: SetupContext): Starter {
  const output = join(dirname(log.path), 'dockerd.log');
  let pid: string | undefined;
  return {
    name: 'dockerd',
    fits: () => findProgram('dockerd') !== undefined,
    // Nothing to note: the PID names exactly what was started.
    note: () => Promise.resolve(),
    async start() {
      mkdirSync(dirname(output), { recursive: true });
      return administrator.run(['sh', '-c', startDetached, 'sh', output], {
        uninterrupted: true,
        hear: (line) => {
          pid ??= startedPid.exec(line)?.[1];
        },
      });
    },
    isAlive: () => isRunning(pid),
    lastLines: () => Promise.resolve(lastLines(output, 5)),
    async end() {
      if (pid === undefined) return { exitCode: 0, lines: [] };
      const outcome = await administrator.run(['kill', '-TERM', pid], { uninterrupted: true });
      if (outcome.exitCode !== 0) return outcome;
      const deadline = clock.now() + endMilliseconds;
      while (await isRunning(pid)) {
        if (clock.now() > deadline) return { exitCode: 1, lines: ['It does not end.'] };
        await clock.sleep(100);
      }
      return outcome;
    },
  };
}

/** The engine ends its containers first, and gives each 10 s (seen: 1 s without any). */
const endMilliseconds = 60_000;

/** A process that has ended, but was not waited for by its parent, has no command line any more. */
async function isRunning(pid: string | undefined): Promise<boolean> {
  if (pid === undefined) return false;
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')) !== '';
  } catch {
    return false;
  }
}
