import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LabSession } from '../../run/labSession';
import { CalledOff } from '../calledOff';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { isRunning } from './fitting';
import { performWork } from './performWork';

/** How many connections are held where nobody says a number. */
export const defaultCount = 100;

/** *Flood Connections* asks how many, and holds them until they are released. */
export const floodConnections: UiCommand = {
  id: commandIds.floodConnections,
  async run(services, ...called) {
    const session = await chooseLab(services, called, isRunning);
    // Who has no container need not be asked for a number first.
    await (await session.run()).container.running();
    const port = await choosePort(session);
    const text = await vscode.window.showInputBox({
      title: l10n.t('Flood {0}', session.loaded.container.name),
      prompt: l10n.t("How many connections shall be held open to the container's own port?"),
      value: String(defaultCount),
      validateInput: problemWith,
    });
    if (text === undefined) throw new CalledOff();
    await performWork(services, session, {
      do: 'flood',
      count: Number(text),
      ...port,
    });
  },
};

/** Which of the container's ports; nothing is asked where there is one at most. */
async function choosePort({ loaded }: LabSession): Promise<{ readonly port?: number }> {
  const { name, ports } = loaded.container;
  if (ports.length < 2) return {};
  const rows = ports.map(({ container }) => ({
    label: l10n.t('Port {0}', container),
    port: container,
  }));
  const row = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Flood {0}', name),
    placeHolder: l10n.t("Which of the container's ports?"),
  });
  if (row === undefined) throw new CalledOff();
  return { port: row.port };
}

function problemWith(text: string): string | undefined {
  const isGood = /^\d+$/.test(text.trim()) && Number(text) >= 1;
  return isGood ? undefined : l10n.t('Give a whole number from 1 on.');
}
