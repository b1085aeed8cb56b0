import { existsSync } from 'node:fs';
import { runCommand } from '../../tools/command';
import { lastLines } from '../../tools/logFile';
import { findProgram } from '../machine';
import type { SetupContext } from '../setupContext';
import type { Starter } from './starter';

/** The way where init scripts manage the services, as on WSL without systemd. */
export function service({ machine, administrator }: SetupContext): Starter {
  let complaints: readonly string[] = [];
  return {
    name: 'service docker start',
    fits: () =>
      !machine.hasSystemd &&
      existsSync('/etc/init.d/docker') &&
      findProgram('service') !== undefined,
    // Nothing to note: the script ends exactly what it has started.
    note: () => Promise.resolve(),
    async start() {
      const outcome = await administrator.run(['service', 'docker', 'start']);
      complaints = outcome.exitCode === 0 ? [] : outcome.lines;
      return outcome;
    },
    // The status of a service, as the Linux Standard Base defines it: 0 means that it runs.
    isAlive: async () => (await runCommand(['service', 'docker', 'status'])).exitCode === 0,
    // The log holds what the engine said; a script that fails never comes as far as that.
    lastLines: () =>
      Promise.resolve(complaints.length > 0 ? complaints : lastLines('/var/log/docker.log', 5)),
    end: () => administrator.run(['service', 'docker', 'stop'], { uninterrupted: true }),
  };
}
