import { existsSync } from 'node:fs';
import { runCommand } from '../../tools/command';
import { lastLines } from '../../tools/logFile';
import { findProgram } from '../machine';
import type { SetupContext } from '../setupContext';
import type { Starter } from './starter';

/** The way where init scripts manage the services, as on WSL without systemd. */
export function service({ machine, administrator }: SetupContext): Starter {
  return {
    name: 'service docker start',
    fits: () =>
      !machine.hasSystemd &&
      existsSync('/etc/init.d/docker') &&
      findProgram('service') !== undefined,
    // Nothing to note: the script ends exactly what it has started.
    note: () => Promise.resolve(),
    start: () => administrator.run(['service', 'docker', 'start']),
    // The status of a service, as the Linux Standard Base defines it: 0 means that it runs.
    isAlive: async () => (await runCommand(['service', 'docker', 'status'])).exitCode === 0,
    lastLines: () => Promise.resolve(lastLines('/var/log/docker.log', 5)),
    end: () => administrator.run(['service', 'docker', 'stop'], { uninterrupted: true }),
  };
}
