import * as l10n from '@vscode/l10n';
import type { Way } from '../way';

/** What the user named with the flag of the command line or the setting of the editor. */
export const givenChoice: Way = {
  get name() {
    return l10n.t('the --engine flag or the engine setting');
  },
  explicit: true,
  addresses: (_, choice) => (choice === undefined || choice === '' ? [] : [choice]),
};
