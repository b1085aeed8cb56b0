import type { Way } from '../way';

/** The engine that runs for the whole machine; Docker Desktop and others put a link there too. */
export const dockerSystem: Way = {
  name: 'Docker',
  addresses: ({ platform, root }) =>
    platform === 'win32' ? [] : [`unix://${root}/var/run/docker.sock`],
};
