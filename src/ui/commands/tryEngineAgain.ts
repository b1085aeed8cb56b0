import * as l10n from '@vscode/l10n';
import type { UiCommand } from '../command';
import { tellInformation } from '../messages';

/** *Try Again* looks for the engine once more, after the student has started one. */
export const tryEngineAgain: UiCommand = {
  async run({ link }) {
    const engine = await link.connect();
    const { product, version } = await engine.about();
    void tellInformation(l10n.t('{0} {1} answers at {2}.', product, version, engine.address));
  },
};
