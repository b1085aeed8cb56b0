import type { Way } from '../way';

/** The variable that every tool around Docker follows. */
export const dockerHost: Way = {
  name: 'DOCKER_HOST',
  explicit: true,
  addresses({ variables }) {
    const address = variables['DOCKER_HOST'] ?? '';
    return address === '' ? [] : [address];
  },
};
