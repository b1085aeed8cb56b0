import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { endWords } from '../../core/flood/floodWords';
import type { FloodEnd } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { showFailure } from '../showFailure';

/** Tells why a flood has ended that nobody has released: by its time, or by a failure. */
export function registerFloodNotices(services: Services): vscode.Disposable {
  return services.labs.onDidOpen((session) => {
    session.onFloodEnd((end) => void tellEnd(services, session, end));
  });
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
  if ((await tellInformation(text, again)) !== again) return;
  const plan = services.floods.of(session);
  await vscode.commands.executeCommand(commandIds.floodConnections, session.lab.id, plan);
}
