import { runtimeFolder } from '../environment';
import type { Way } from '../way';

/** Podman that runs as the user, with its socket enabled. */
export const podmanRootless: Way = {
  name: 'rootless Podman',
  addresses: (environment) =>
    environment.platform === 'linux'
      ? [`unix://${runtimeFolder(environment)}/podman/podman.sock`]
      : [],
};
