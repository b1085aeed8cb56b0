import type { HostDoing } from '../../core/lab/hostDoings';
import type { LabSession } from '../../run/labSession';
import type { ReadOnlyLab } from '../labs/foundLab';
import type { Services } from '../services';
import { containerPlan, hostPlan } from '../terminals/terminalPlans';

/** A line for a terminal. */
export interface TerminalLine {
  readonly place: 'host' | 'container';
  readonly text: string;
  /** It is put at the prompt, and the student decides whether to run it. */
  readonly isInserted?: boolean;
}

/** Runs a line where it belongs. */
export async function runInTerminal(
  services: Services,
  session: LabSession,
  { place, text, isInserted = false }: TerminalLine,
): Promise<void> {
  const engine = await services.link.connect();
  const run = await session.run();
  // A shell inside needs the container; a command of the host may well be the one that makes it.
  if (place === 'container') await run.container.running();
  const plan =
    place === 'host'
      ? hostPlan(session.loaded)
      : containerPlan(session.loaded, engine, services.context.extensionUri);
  const role = { place, lab: session.lab.id };
  await services.terminals.run(role, () => plan, await run.filled(text), isInserted);
}

/** Runs a line of a lab without a container on this machine: it needs no engine. */
export async function runWithout(
  { terminals }: Services,
  { key, loaded }: ReadOnlyLab,
  { kind, text }: HostDoing,
): Promise<void> {
  const role = { place: 'host', lab: key } as const;
  await terminals.run(role, () => hostPlan(loaded), text, kind === 'insert');
}
