import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot, ThreadSnapshot } from './snapshot';

/** What a thread waits for, for students, as the rest of a sentence about it; of a call that is not known
 * here the name alone. */
export function waitWords(call: string): string {
  const [, number] = /^system call (\d+)$/.exec(call) ?? [];
  if (number !== undefined) return l10n.t('waits in system call {0}', number);
  return words.get(call)?.() ?? call;
}

/** The same of a thread that may not wait, or of which that cannot be read. */
export function threadWaitWords(
  { seesWaits }: Pick<ProcessSnapshot, 'seesWaits'>,
  { state, waitsFor }: Pick<ThreadSnapshot, 'state' | 'waitsFor'>,
): string {
  if (state === 'Z' || state === 'X') return l10n.t('has ended');
  if (state === 'T' || state === 't') return l10n.t('is stopped');
  if (waitsFor !== undefined) return waitWords(waitsFor);
  if (state === 'R' || seesWaits) return l10n.t({ message: 'runs', comment: 'thread' });
  return l10n.t('what it waits for is not readable here');
}

/** The same with the name of the system call, for those who want to look it up. */
export function waitLine(
  process: Pick<ProcessSnapshot, 'seesWaits'>,
  thread: Pick<ThreadSnapshot, 'state' | 'waitsFor'>,
): string {
  const said = threadWaitWords(process, thread);
  const { waitsFor } = thread;
  return waitsFor === undefined || said.includes(waitsFor) ? said : `${said} (${waitsFor})`;
}

const words: ReadonlyMap<string, () => string> = new Map(
  (
    [
      [['futex', 'futex_waitv'], () => l10n.t('waits for a signal from another thread')],
      [
        ['epoll_wait', 'epoll_pwait', 'epoll_pwait2'],
        () => l10n.t('waits for events on any of its connections'),
      ],
      [['poll', 'ppoll'], () => l10n.t('waits until one connection has something to read')],
      [
        ['select', 'pselect6'],
        () => l10n.t('waits for a time, or until one of a few files or connections is ready'),
      ],
      [['read', 'readv'], () => l10n.t('waits for bytes from a pipe, file or terminal')],
      [['pread64'], () => l10n.t('waits for bytes from a file')],
      [
        ['write', 'writev'],
        () => l10n.t('waits until a pipe, file, terminal or connection takes its bytes'),
      ],
      [['pwrite64'], () => l10n.t('waits until a file has taken its bytes')],
      [['sendfile'], () => l10n.t('waits until a connection takes the bytes of a file')],
      [['sendto', 'sendmsg'], () => l10n.t('waits until a connection takes its bytes')],
      [['recvfrom', 'recvmsg'], () => l10n.t('waits for bytes from a connection')],
      [['accept', 'accept4'], () => l10n.t('waits for a new connection')],
      [['connect'], () => l10n.t('waits until another side takes its connection')],
      [['nanosleep', 'clock_nanosleep'], () => l10n.t('sleeps for a time')],
      [['wait4', 'waitid'], () => l10n.t('waits for a child process to end')],
      [
        ['pause', 'rt_sigsuspend', 'rt_sigtimedwait'],
        () => l10n.t('waits for a signal such as kill sends'),
      ],
      [['semop', 'semtimedop'], () => l10n.t('waits for its turn (a semaphore)')],
      [['fcntl', 'flock'], () => l10n.t('waits for a lock on a file')],
      [['fsync', 'fdatasync'], () => l10n.t('waits until a file is safe on the disk')],
      [
        ['io_getevents', 'io_uring_enter'],
        () => l10n.t('waits for the end of reads and writes that it has begun'),
      ],
      [['openat'], () => l10n.t('waits until a file or pipe is opened')],
      [['ioctl'], () => l10n.t('waits for a device')],
    ] as const
  ).flatMap(([calls, say]) => calls.map((call) => [call, say] as const)),
);
