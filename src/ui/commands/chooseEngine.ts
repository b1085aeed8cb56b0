import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UiCommand } from '../command';
import { settings } from '../ids';
import { loadWorks } from '../loadWorks';

/** *Choose Engine* tells what answers where, and sets the one that the student picks. */
export const chooseEngine: UiCommand = {
  async run({ link }) {
    const { tryEngines } = await loadWorks();
    const tried = await tryEngines();
    const automatic = {
      label: l10n.t('Automatic'),
      description: l10n.t('the first that answers'),
      address: '',
    };
    const picked = await vscode.window.showQuickPick(
      [
        automatic,
        ...tried.map(({ way, address, result }) => ({
          label: address,
          description: `${way}: ${result === 'answered' ? l10n.t('answers') : result}`,
          address,
        })),
      ],
      { title: l10n.t('Which container engine shall the labs use?') },
    );
    if (picked === undefined) return;
    await vscode.workspace
      .getConfiguration(settings.section)
      .update(settings.engineHost, picked.address, vscode.ConfigurationTarget.Global);
    await link.connect();
  },
};
