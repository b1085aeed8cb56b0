import * as l10n from '@vscode/l10n';
import type { StepState } from '../../core/progress/stepState';
import type { TreeNode } from './treeNode';

/** How a step's state is shown in a row, and said of the step. */
interface Look {
  readonly icon: NonNullable<TreeNode['icon']>;
  readonly words: () => string;
}

/** One for each state that a step can be in. */
export const stepLooks: Readonly<Record<StepState['kind'], Look>> = {
  open: { icon: { name: 'circle-large-outline' }, words: () => l10n.t('not done yet') },
  skipped: {
    icon: { name: 'circle-slash', color: 'disabledForeground' },
    words: () => l10n.t('not for this machine, so it is skipped'),
  },
  unchecked: {
    icon: { name: 'circle-small', color: 'disabledForeground' },
    words: () => l10n.t('has nothing that can be checked'),
  },
  blocked: {
    icon: { name: 'lock', color: 'disabledForeground' },
    words: () => l10n.t('needs other steps first'),
  },
  checking: {
    icon: { name: 'loading~spin' },
    words: () => l10n.t({ message: 'is being checked', comment: 'step' }),
  },
  passed: {
    icon: { name: 'pass-filled', color: 'testing.iconPassed' },
    words: () => l10n.t({ message: 'passed', comment: 'step' }),
  },
  failed: {
    icon: { name: 'error', color: 'testing.iconFailed' },
    words: () => l10n.t({ message: 'not passed', comment: 'step' }),
  },
  remembered: {
    icon: { name: 'question', color: 'testing.iconSkipped' },
    words: () => l10n.t('passed before; whether its container is still there cannot be said now'),
  },
  gone: {
    icon: { name: 'history', color: 'testing.iconSkipped' },
    words: () => l10n.t('passed before, but in a container that is no longer running'),
  },
};

/** A step's state as it is said of the step. */
export function stateWords(kind: StepState['kind']): string {
  return stepLooks[kind].words();
}
