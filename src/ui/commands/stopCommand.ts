import * as l10n from '@vscode/l10n';
import type { UiCommand } from '../command';
import { tellInformation } from '../messages';
import { calledPart } from './calledPart';

/** Ends a part of a step that runs in a terminal, as Ctrl-C does there. */
export const stopCommand: UiCommand = {
  async run(services, ...called) {
    const part = await calledPart(services, called);
    if (part === undefined || !services.outcomes.stop(part))
      void tellInformation(l10n.t('This command has ended already, so there is nothing to stop.'));
  },
};
