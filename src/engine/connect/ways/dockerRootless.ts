import { runtimeFolder } from '../environment';
import type { Way } from '../way';

/** Docker that runs as the user. */
export const dockerRootless: Way = {
  name: 'rootless Docker',
  addresses: (environment) =>
    environment.platform === 'linux' ? [`unix://${runtimeFolder(environment)}/docker.sock`] : [],
};
