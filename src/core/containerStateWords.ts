import * as l10n from '@vscode/l10n';
import type { ContainerState } from './ports';

/** The engine's word for a container's state, for people. */
export function containerStateWords(state: ContainerState): string {
  return words[state]();
}

const words: Readonly<Record<ContainerState, () => string>> = {
  created: () => l10n.t({ message: 'created', comment: 'container' }),
  running: () => l10n.t({ message: 'running', comment: 'container' }),
  paused: () => l10n.t({ message: 'paused', comment: 'container' }),
  restarting: () => l10n.t({ message: 'restarting', comment: 'container' }),
  exited: () => l10n.t({ message: 'exited', comment: 'container' }),
  dead: () => l10n.t({ message: 'dead', comment: 'container' }),
};
