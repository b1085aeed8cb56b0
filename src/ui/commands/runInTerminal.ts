import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';
import { containerPlan, hostPlan } from '../terminals/terminalPlans';
import type { Given } from '../terminals/terminals';
import type { Deed } from './deed';

/** A line for a terminal. */
export interface TerminalLine {
  readonly place: 'host' | 'container';
  readonly text: string;
  /** It is put at the prompt, and the student decides whether to run it. */
  readonly isInserted?: boolean;
  /** The part of the lab that it is, where it is one: what becomes of it is told there. */
  readonly part?: Deed | undefined;
}

/** Runs a line where it belongs. */
export async function runInTerminal(
  services: Services,
  session: LabSession,
  { place, text, isInserted = false, part }: TerminalLine,
): Promise<Given> {
  const engine = await services.link.connect();
  const run = await session.run();
  // A shell inside needs the container; a command of the host may well be the one that makes it.
  if (place === 'container') await run.container.running();
  const plan =
    place === 'host'
      ? hostPlan(session.loaded)
      : containerPlan(session.loaded, engine, services.context.extensionUri);
  const role = { place, lab: session.lab.id };
  const filled = await run.filled(text);
  const given = await services.terminals.run(role, () => plan, filled, isInserted);
  if (part !== undefined) services.outcomes.given({ ...part, lab: session.lab.id }, given);
  return given;
}
