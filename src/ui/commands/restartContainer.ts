import * as l10n from '@vscode/l10n';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { perform } from './deed';
import { isThere } from './fitting';
import { withProgress } from './withProgress';

/** *Restart Container*: no lab asks for it, but the engine opens a port anew by it that has died. */
export const restartContainer: UiCommand = {
  run: async (services, ...called) => {
    const session = await chooseLab(services, called, isThere);
    const shown = { title: l10n.t('Restarting the container'), cancellable: false };
    await perform(session, undefined, () =>
      withProgress(services, session, shown, (progress) => session.restart(progress)),
    );
  },
};
