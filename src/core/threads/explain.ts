import * as l10n from '@vscode/l10n';
import { mainThread } from './mainThread';
import { serverOf } from './roles/servers';
import type { ProcessSnapshot, ThreadSnapshot } from './snapshot';

/** What a process is for, in one sentence for students. */
export function explainProcess(process: ProcessSnapshot): string {
  if (process.ours) return l10n.t('It is there only because Live Labs looks.');
  return (
    explainState(mainThread(process)) ??
    serverOf(process)?.explainProcess(process) ??
    byShape(process)
  );
}

/** What a thread does, in one sentence for students. */
export function explainThread(process: ProcessSnapshot, thread: ThreadSnapshot): string {
  if (process.ours) return l10n.t('It is there only because Live Labs looks.');
  return (
    explainState(thread) ??
    serverOf(process)?.explainThread(process, thread) ??
    threadByShape(process, thread)
  );
}

/** What does nothing in its role for now is explained by that. */
function explainState(thread: ThreadSnapshot | undefined): string | undefined {
  const state = thread?.state;
  if (state === 'Z')
    return l10n.t(
      'A zombie: it has ended, and only its row is left until its parent asks how it ended (wait).',
    );
  if (state === 'T')
    return l10n.t(
      'Stopped by a signal (STOP): it does nothing until another lets it go on (CONT).',
    );
  return state === 't' ? l10n.t('Stopped by a program that traces it, such as strace.') : undefined;
}

function byShape({ role, command, pid }: ProcessSnapshot): string {
  switch (role) {
    case 'parent':
      return l10n.t(
        '{0} has started copies of itself, which share its work: they are its workers.',
        command,
      );
    case 'worker':
      return l10n.t('A copy of the {0} process that has started it, to share its work.', command);
    case 'shell':
      return l10n.t('A shell: it reads commands, and starts a process for nearly each.');
    case 'other':
      return pid === 1
        ? l10n.t('The container’s first process: when it ends, the container does.')
        : l10n.t('A process that runs {0}.', command);
  }
}

function threadByShape({ role, pid }: ProcessSnapshot, { lwp }: ThreadSnapshot): string {
  if (lwp !== pid) return l10n.t('A further thread of the process; all of them share its memory.');
  return role === 'shell'
    ? l10n.t(
        'The shell’s only thread: it waits for a command, or for the end of the one it has started.',
      )
    : l10n.t('The process’s first thread, which is there from its start: its LWP is the PID.');
}
