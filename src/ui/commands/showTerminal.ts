import * as l10n from '@vscode/l10n';
import type { UiCommand } from '../command';
import { tellInformation } from '../messages';
import { calledPart } from './calledPart';

/** Shows the terminal in which a part of a step was run last. */
export const showTerminal: UiCommand = {
  async run(services, ...called) {
    const part = await calledPart(services, called);
    if (part === undefined || !services.outcomes.show(part))
      void tellInformation(
        l10n.t('The terminal of this command was closed. Run the command again.'),
      );
  },
};
