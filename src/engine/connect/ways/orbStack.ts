import type { Way } from '../way';

/** OrbStack, which exists on macOS only. */
export const orbStack: Way = {
  name: 'OrbStack',
  addresses: ({ platform, home }) =>
    platform === 'darwin' ? [`unix://${home}/.orbstack/run/docker.sock`] : [],
};
