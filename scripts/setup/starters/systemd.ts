import { runCommand } from '../../tools/command';
import type { SetupContext } from '../setupContext';
import type { Starter } from './starter';

/** Starting docker.service starts the others; containerd may have been running for other reasons. */
const units = ['docker.socket', 'docker.service', 'containerd.service'];

/** The way where systemd manages the services. */
export function systemd({ machine, administrator }: SetupContext): Starter {
  let idle: readonly string[] = [];
  return {
    name: 'systemctl start docker',
    fits: () => machine.hasSystemd,
    async note() {
      const { lines } = await runCommand(['systemctl', 'is-active', ...units]);
      idle = units.filter((_, index) => lines[index] !== 'active');
    },
    start: () => administrator.run(['systemctl', 'start', 'docker']),
    async isAlive() {
      const { lines } = await runCommand(['systemctl', 'is-active', 'docker']);
      return lines[0] !== 'failed' && lines[0] !== 'inactive';
    },
    async lastLines() {
      const options = ['-u', 'docker', '-n', '5', '-o', 'cat', '--no-pager'];
      return (await administrator.run(['journalctl', ...options])).lines;
    },
    end: () => administrator.run(['systemctl', 'stop', ...idle], { uninterrupted: true }),
  };
}
