import * as vscode from 'vscode';
import { tellInformation } from '../messages';
import type { UiCommand } from '../command';
import { commandIds, settings } from '../ids';
import { loadWorks } from '../loadWorks';

/** *Try Again* looks for the engine once more, after the student has started one. */
export const tryEngineAgain: UiCommand = {
  id: commandIds.tryEngineAgain,
  async run({ link }) {
    const engine = await link.connect();
    const { product, version } = await engine.about();
    void tellInformation(`${product} ${version} answers at ${engine.address}.`);
  },
};

/** *Choose Engine* tells what answers where, and sets the one that the student picks. */
export const chooseEngine: UiCommand = {
  id: commandIds.chooseEngine,
  async run({ link }) {
    const { tryEngines } = await loadWorks();
    const tried = await tryEngines();
    const automatic = { label: 'Automatic', description: 'the first that answers', address: '' };
    const picked = await vscode.window.showQuickPick(
      [
        automatic,
        ...tried.map(({ way, address, result }) => ({
          label: address,
          description: `${way}: ${result === 'answered' ? 'answers' : result}`,
          address,
        })),
      ],
      { title: 'Which container engine shall the labs use?' },
    );
    if (picked === undefined) return;
    await vscode.workspace
      .getConfiguration(settings.section)
      .update(settings.engineHost, picked.address, vscode.ConfigurationTarget.Global);
    await link.connect();
  },
};

/** *Show Log* opens the log of all that Live Labs and the engine have said. */
export const showLog: UiCommand = {
  id: commandIds.showLog,
  run({ log }) {
    log.show();
    return Promise.resolve();
  },
};
