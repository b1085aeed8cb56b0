import type { Way } from '../way';

/** Rancher Desktop, where it is set to Moby. */
export const rancherDesktop: Way = {
  name: 'Rancher Desktop',
  addresses: ({ platform, home }) =>
    platform === 'win32' ? [] : [`unix://${home}/.rd/docker.sock`],
};
