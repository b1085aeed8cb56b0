import type { Way } from '../way';

/** Colima's default machine. */
export const colima: Way = {
  name: 'Colima',
  addresses({ platform, home, variables }) {
    if (platform === 'win32') return [];
    return [`unix://${variables['COLIMA_HOME'] ?? `${home}/.colima`}/default/docker.sock`];
  },
};
