import * as l10n from '@vscode/l10n';
import { runtimeFolder } from '../environment';
import type { Way } from '../way';

/** Podman that runs as the user, with its socket enabled. */
export const podmanRootless: Way = {
  get name() {
    return l10n.t('rootless Podman');
  },
  addresses: (environment) =>
    environment.platform === 'linux'
      ? [`unix://${runtimeFolder(environment)}/podman/podman.sock`]
      : [],
};
