import type { Way } from '../way';

/** Docker Desktop's own socket: under `run` on macOS, under `desktop` on Linux. */
export const dockerDesktop: Way = {
  name: 'Docker Desktop',
  addresses({ platform, home }) {
    if (platform === 'win32') return [];
    return ['run', 'desktop'].map((folder) => `unix://${home}/.docker/${folder}/docker.sock`);
  },
};
