import { runCommand } from '../tools/command';
import { PartMissing } from '../tools/partMissing';
import { GroupNeeded, isInGroup } from '../tools/runInGroup';
import type { Part } from './part';
import { whyNotEnterGroup } from './reasons';
import type { SetupContext } from './setupContext';

/** Its members may use the engine's socket; the package of the engine makes it. */
const group = 'docker';

/** The user may use the engine that runs. */
export function enterGroup(context: SetupContext): Part {
  const { machine, finder, screen, administrator } = context;
  return {
    name: `the right of ${machine.user} to use the container engine`,
    isThere: async () => (await finder.look()).state === 'answers',
    async provide() {
      const look = await finder.look();
      if (look.state === 'answers') return undefined;
      const isMember = await belongsToGroup(machine.user);
      const reason = whyNotEnterGroup(machine, look, { isMember, tried: isInGroup() });
      if (reason !== undefined) throw reason;

      if (!isMember) {
        await context.agree({
          lack: `${machine.user} may not use the container engine`,
          change: `add ${machine.user} to the group ${group}, which may`,
        });
        const { exitCode } = await administrator.run(['usermod', '-aG', group, machine.user]);
        if (exitCode !== 0)
          throw new PartMissing(
            `${machine.user} could not be added to the group ${group}.`,
            `What usermod said is in ${administrator.log.path}.`,
          );
      }
      screen.info(
        `This session began before ${machine.user} was in the group ${group}: going on with sg.`,
      );
      throw new GroupNeeded(group);
    },
  };
}

/** Asks the user database, not this session, which may be older. */
async function belongsToGroup(user: string): Promise<boolean> {
  const { lines } = await runCommand(['id', '-nG', user]);
  return lines.join(' ').split(' ').includes(group);
}
