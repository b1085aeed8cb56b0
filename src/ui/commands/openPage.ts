import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { LabsError } from '../../core/base/errors';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { isRunning } from './fitting';

/** *Open Page* shows the page of a lab's server in the browser. */
export const openPage: UiCommand = {
  async run(services, ...called) {
    const session = await chooseLab(services, called, isRunning);
    const { container } = await session.run();
    const { name } = await container.running();
    const port = await container.publishedPort(undefined);
    if (port === undefined)
      throw new LabsError('lab-incomplete', {
        file: session.loaded.file,
        missing: l10n.t('published port of {0}', name),
      });
    await vscode.env.openExternal(vscode.Uri.parse(`http://localhost:${String(port)}/`));
  },
};
