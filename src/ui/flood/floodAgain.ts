import * as vscode from 'vscode';
import type { FloodWork } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import type { Services } from '../services';

/** Holds the same connections once more, from the first on, but for what is said; nothing where none
 * were ever asked for. */
export async function floodAgain(
  { floods }: Services,
  session: LabSession,
  said: Pick<FloodWork, 'replacing'> = {},
): Promise<void> {
  const plan = floods.of(session);
  if (plan === undefined) return;
  // One that is still on would only be changed, and one that is not replaced stays as it is.
  if (session.flood !== undefined) await session.perform({ do: 'release' }, {});
  await vscode.commands.executeCommand(commandIds.floodConnections, session.lab.id, {
    ...plan,
    ...said,
  });
}
