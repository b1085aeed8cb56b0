import * as l10n from '@vscode/l10n';
import { runtimeFolder } from '../environment';
import type { Way } from '../way';

/** Docker that runs as the user. */
export const dockerRootless: Way = {
  get name() {
    return l10n.t('rootless Docker');
  },
  addresses: (environment) =>
    environment.platform === 'linux' ? [`unix://${runtimeFolder(environment)}/docker.sock`] : [],
};
