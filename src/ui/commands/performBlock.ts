import type { Command, Step } from '../../core/lab/model';
import type { CommandOutcome, NotRunCommand } from '../../core/progress/commandOutcome';
import { outcomeLook } from '../../core/progress/outcomeLook';
import { chooseShownLab, chooseStep } from '../choose';
import type { UiCommand } from '../command';
import type { ShownLab } from '../labs/foundLab';
import type { Services } from '../services';
import type { OutcomePart } from '../terminals/outcomePart';
import { performPart } from './performPart';

/**
 * Runs commands of a block one after the other, each once the one before it has ended well. Buttons
 * call it, with the step's id and the places of the commands among its items.
 */
export const performBlock: UiCommand = {
  async run(services, ...called) {
    const found = await chooseShownLab(services, called);
    const step = await chooseStep(services, called, found.loaded);
    const places: readonly unknown[] = Array.isArray(called[2]) ? called[2] : [];
    const commands = places.flatMap((place) => {
      const item = step.items[Number(place)];
      return item?.kind === 'command' ? [item] : [];
    });
    await performAll(services, found, step, commands);
  },
};

async function performAll(
  services: Services,
  found: ShownLab,
  step: Step,
  commands: readonly Command[],
): Promise<void> {
  const { outcomes } = services;
  const parts = commands.map((item) => ({ lab: found.key, step, item }));
  for (const part of parts.slice(1)) outcomes.expect(part, { kind: 'queued' });
  let since: NotRunCommand['since'] | undefined;
  try {
    for (const part of parts)
      if (since === undefined) since = await performOne(services, found, part);
      else outcomes.expect(part, { kind: 'not-run', since });
  } finally {
    // Where one could not be given to a shell at all, its message says why.
    for (const part of parts) outcomes.expect(part, undefined);
  }
}

/** Gives why none of those behind it may run; undefined where the next one may. */
async function performOne(
  services: Services,
  found: ShownLab,
  part: OutcomePart & { readonly item: Command },
): Promise<NotRunCommand['since'] | undefined> {
  const { item } = part;
  const given = await performPart(services, found, part);
  // What only enters or leaves a container has no end of its own.
  if (given === undefined || item.moves !== undefined) return undefined;
  if (given.isInserted) return 'untold';
  if (item.manner?.until !== undefined) return 'goes-on';
  // Of lines that stay lines VS Code may tell the end only when the next command begins.
  if (given.text.includes('\n')) return 'untold';
  return whyNotOn(item, await services.outcomes.ended(part));
}

function whyNotOn(
  item: Command,
  outcome: CommandOutcome | undefined,
): NotRunCommand['since'] | undefined {
  if (outcome?.kind !== 'ended') return 'untold';
  const isUnknown = outcome.exitCode === undefined && outcome.by === 'itself';
  if (isUnknown) return undefined;
  const look = outcomeLook(item, outcome);
  return look === 'good' || look === 'differs' ? undefined : 'failed';
}
