import type { Way } from '../way';

/** Podman that runs for the whole machine, with its socket enabled. */
export const podmanSystem: Way = {
  name: 'Podman',
  addresses: ({ platform, root }) =>
    platform === 'linux' ? [`unix://${root}/run/podman/podman.sock`] : [],
};
