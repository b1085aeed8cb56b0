import * as l10n from '@vscode/l10n';
import type { Way } from '../way';

/** On Windows engines listen on named pipes; Docker Desktop keeps the first for every tool. */
export const windowsPipe: Way = {
  get name() {
    return l10n.t('Windows pipe');
  },
  addresses({ platform }) {
    if (platform !== 'win32') return [];
    return ['docker_engine', 'podman-machine-default'].map((pipe) => `npipe:////./pipe/${pipe}`);
  },
};
