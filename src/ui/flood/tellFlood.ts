import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { settledWords, targetWords } from '../../core/flood/floodWords';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { tellNoFlood } from './tellNoFlood';

/** VS Code takes a message out of sight after so long, and never says so. */
const inSightMilliseconds = 20_000;

/** When each lab's notice was shown that nobody has closed. */
const open = new WeakMap<LabSession, number>();

/** Tells that a flood stands, what ends it, and where to look at it; never beside another such
 * notice, nor of a flood that has gone meanwhile or is going. */
export async function tellFlood(services: Services, session: LabSession): Promise<void> {
  const { container, flood, lab, loaded } = session;
  const now = Date.now();
  if (flood === undefined || flood.held < flood.wanted || container?.state !== 'running') return;
  if (now - (open.get(session) ?? 0) < inSightMilliseconds) return;
  open.set(session, now);
  const buttons = [
    { title: l10n.t('Release'), id: commandIds.releaseConnections },
    { title: l10n.t('Change…'), id: commandIds.changeFlood },
    { title: l10n.t('Show in Terminal'), id: commandIds.showFlood },
  ];
  const target = targetWords(loaded.container.name, services.floods.portOf(session));
  const text = settledWords(target, flood);
  const chosen = await tellInformation(text, ...buttons.map(({ title }) => title));
  if (open.get(session) === now) open.delete(session);
  const button = buttons.find(({ title }) => title === chosen);
  if (button === undefined) return;
  // The message stays where it is when the flood ends.
  if (session.flood === undefined) await tellNoFlood(services, session);
  else await vscode.commands.executeCommand(button.id, lab.id);
}
