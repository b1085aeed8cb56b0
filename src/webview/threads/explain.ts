import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { formatSnapshot } from '../../core/threads/formatSnapshot';
import { processRoleWords, threadRoleWords } from '../../core/threads/roleWords';

// The only file of the view that asks src/core/threads what processes and threads are and do.

/** One sentence: what such a process is. */
export function processSentence({ role }: ProcessSnapshot): string {
  return processRoleWords(role) ?? l10n.t('role unknown');
}

/** One sentence: what such a thread is. */
export function threadSentence({ role }: ThreadSnapshot): string {
  return threadRoleWords(role) ?? l10n.t('role unknown');
}

/** What a thread waits for, in words. */
export function waitSentence({ waitsFor }: ThreadSnapshot): string | undefined {
  return waitsFor === undefined ? undefined : l10n.t('waits for {0}', waitsFor);
}

/** The line of one thread as `ps -efL` prints it. */
export function psLine(
  snapshot: Snapshot,
  process: ProcessSnapshot,
  thread: ThreadSnapshot,
): string {
  const only = { ...snapshot, processes: [{ ...process, threads: [thread] }] };
  return formatSnapshot(only).split('\n')[1] ?? '';
}

/** All of them, with the header. */
export function psText(snapshot: Snapshot): string {
  return formatSnapshot(snapshot);
}
