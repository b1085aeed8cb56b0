import * as l10n from '@vscode/l10n';
import type { ProcessRole, ThreadRole, ThreadState } from './snapshot';

/** A thread's role for people; undefined where it is not known. */
export function threadRoleWords(role: ThreadRole): string | undefined {
  switch (role) {
    case 'main':
      return l10n.t({ message: 'main', comment: 'thread' });
    case 'listener':
      return l10n.t({ message: 'listener', comment: 'thread' });
    case 'serving':
      return l10n.t({ message: 'serving', comment: 'thread' });
    case 'idle':
      return l10n.t({ message: 'idle', comment: 'thread' });
    case 'other':
      return undefined;
  }
}

/** A process's role for people; undefined where it is not known. */
export function processRoleWords(role: ProcessRole): string | undefined {
  switch (role) {
    case 'parent':
      return l10n.t({ message: 'parent', comment: 'process' });
    case 'worker':
      return l10n.t({ message: 'worker', comment: 'process' });
    case 'shell':
      return l10n.t({ message: 'shell', comment: 'process' });
    case 'other':
      return undefined;
  }
}

/** The kernel's letter for a thread's state, in words. */
export function threadStateWords(state: ThreadState): string {
  return stateWords[state]();
}

/** The states of proc(5). */
const stateWords: Readonly<Record<ThreadState, () => string>> = {
  R: () => l10n.t({ message: 'running', comment: 'thread' }),
  S: () => l10n.t({ message: 'sleeping', comment: 'thread' }),
  D: () => l10n.t({ message: 'uninterruptible wait', comment: 'thread' }),
  Z: () => l10n.t({ message: 'zombie', comment: 'thread' }),
  T: () => l10n.t({ message: 'stopped', comment: 'thread' }),
  t: () => l10n.t({ message: 'traced', comment: 'thread' }),
  X: () => l10n.t({ message: 'dead', comment: 'thread' }),
  I: () => l10n.t({ message: 'idle in the kernel', comment: 'thread' }),
  '?': () => l10n.t({ message: 'state unknown', comment: 'thread' }),
};
