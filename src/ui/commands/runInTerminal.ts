import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';
import { containerPlan, hostPlan } from '../terminals/terminalPlans';

/** Opens the shell inside the lab's container. Fails with `container-missing` or
 * `container-stopped`. */
export async function openShell(services: Services, session: LabSession): Promise<void> {
  const engine = await services.link.connect();
  await (await session.run()).container.running();
  const plan = containerPlan(session.loaded, engine, services.context.extensionUri);
  services.terminals.open({ place: 'container', lab: session.lab.id }, () => plan);
}

/** Runs a line where it belongs. */
export async function runInTerminal(
  services: Services,
  session: LabSession,
  { place, text }: { readonly place: 'host' | 'container'; readonly text: string },
): Promise<void> {
  const engine = await services.link.connect();
  const run = await session.run();
  // A shell inside needs the container; a command of the host may well be the one that makes it.
  if (place === 'container') await run.container.running();
  const plan =
    place === 'host'
      ? hostPlan(session.loaded)
      : containerPlan(session.loaded, engine, services.context.extensionUri);
  await services.terminals.run({ place, lab: session.lab.id }, () => plan, await run.filled(text));
}
