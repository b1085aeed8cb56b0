import type { LabSession } from '../../run/labSession';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import type { Services } from '../services';
import { containerPlan } from '../terminals/terminalPlans';
import { isRunning } from './fitting';

/** *Open Shell in Container* shows a shell inside: the one that is open, else a new one. */
export const openShell: UiCommand = {
  async run(services, ...called) {
    await openShellOf(services, await chooseLab(services, called, isRunning));
  },
};

/** Opens the shell inside the lab's container. Fails with `container-missing` or
 * `container-stopped`. */
export async function openShellOf(services: Services, session: LabSession): Promise<void> {
  const engine = await services.link.connect();
  await (await session.run()).container.running();
  const plan = containerPlan(session.loaded, engine, services.context.extensionUri);
  services.terminals.open({ place: 'container', lab: session.lab.id }, () => plan);
}
