import * as l10n from '@vscode/l10n';
import { counted } from '../../base/words';
import type { ProcessRole, ProcessSnapshot } from '../snapshot';
import { mainThreadOnly, type PlainProcess, type ServerRule } from './roleRule';

/** nginx writes what a process is for over its command line: `nginx: worker process`. */
const titles: readonly (readonly [beginning: string, role: ProcessRole])[] = [
  ['nginx: master process', 'parent'],
  ['nginx: worker process', 'worker'],
  ['nginx: cache ', 'other'],
];

/** nginx: a master that serves nobody, and a few workers with one thread each, which serves many. */
export const nginx: ServerRule = {
  commands: new Set(['nginx']),
  roles(process) {
    const role = roleOf(process);
    return role && { process: role, thread: mainThreadOnly(process) };
  },
  words(processes) {
    const workers = processes.filter(({ role }) => role === 'worker').length;
    return workers === 0
      ? undefined
      : l10n.t('nginx with an event loop in each of {0}', counted(workers, 'worker'));
  },
  explainProcess(process) {
    switch (process.role) {
      case 'parent':
        return l10n.t(
          'The master process reads the configuration, opens the ports and starts workers; it serves nobody itself.',
        );
      case 'worker':
        return l10n.t(
          'A worker process: its one thread serves many connections in turn, whichever has something to do (an event loop).',
        );
      case 'shell':
      case 'other':
        return isCache(process)
          ? l10n.t(
              'A process that looks after the cache on the disk: it loads it, or clears it of what is old.',
            )
          : undefined;
    }
  },
  explainThread(process, { role }) {
    if (role !== 'main')
      return l10n.t(
        'A thread of nginx’s pool: it reads files, so that the event loop need not wait for the disk.',
      );
    switch (process.role) {
      case 'parent':
        return l10n.t(
          'The master’s only thread: it waits until a signal tells it to do something.',
        );
      case 'worker':
        return l10n.t(
          'The event loop: one thread waits for events on all of its connections at once (epoll_wait), and takes each a step further when there is something to do.',
        );
      case 'shell':
      case 'other':
        return undefined;
    }
  },
};

/** Where the title cannot be read, it is left to the shape. */
function roleOf({ commandLine }: Pick<PlainProcess, 'commandLine'>): ProcessRole | undefined {
  return titles.find(([beginning]) => commandLine.startsWith(beginning))?.[1];
}

function isCache({ commandLine }: Pick<ProcessSnapshot, 'commandLine'>): boolean {
  return commandLine.startsWith('nginx: cache ');
}
