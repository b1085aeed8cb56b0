import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { endWords, isSpent, spentWords, targetWords } from '../../core/flood/floodWords';
import type { FloodEnd, FloodState } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { showFailure } from '../showFailure';
import { floodAgain } from './floodAgain';

/** Tells why a flood has ended that nobody has released: by its time, or by a failure; and when the
 * server has dropped all of one that is not replaced. */
export class FloodNotices {
  readonly #spent = new WeakSet<LabSession>();

  constructor(private readonly services: Services) {}

  /** A lab's flood has changed. */
  async changed(session: LabSession, state: FloodState | undefined): Promise<void> {
    const wasSpent = this.#spent.has(session);
    if (state === undefined || !isSpent(state)) this.#spent.delete(session);
    else if (!wasSpent) {
      this.#spent.add(session);
      await tellSpent(this.services, session);
    }
  }

  /** A lab's flood has ended. */
  async ended(session: LabSession, end: FloodEnd): Promise<void> {
    await tellEnd(this.services, session, end);
  }
}

async function tellEnd(services: Services, session: LabSession, end: FloodEnd): Promise<void> {
  if (end.why === 'failed') {
    // What can be done depends on whether the container still runs.
    await session.refresh();
    showFailure(services, end.failure);
  }
  if (end.why !== 'time') return;
  const again = l10n.t('Flood Again');
  const text = endWords(session.loaded.container.name, end);
  if ((await tellInformation(text, again)) === again) await floodAgain(services, session);
}

async function tellSpent(services: Services, session: LabSession): Promise<void> {
  // One that ends holds nothing either, and is told otherwise.
  await session.refresh();
  const { container, flood, lab, loaded } = session;
  if (flood === undefined || !isSpent(flood) || container?.state !== 'running') return;
  const again = l10n.t('Flood Again');
  const goOn = l10n.t('Go On Replacing');
  const target = targetWords(loaded.container.name, services.floods.portOf(session));
  const chosen = await tellInformation(spentWords(target, flood), again, goOn);
  if (chosen === again) await floodAgain(services, session);
  // The message stays where it is when the flood ends, and who wants to go on then wants another.
  else if (chosen === goOn && session.flood === undefined)
    await floodAgain(services, session, { replacing: true });
  else if (chosen === goOn)
    await vscode.commands.executeCommand(commandIds.resumeReplacing, lab.id);
}
