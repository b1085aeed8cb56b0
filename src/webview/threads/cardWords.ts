import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/words';
import { explainProcess, explainThread } from '../../core/threads/explain';
import { formatPsLine } from '../../core/threads/formatPs';
import { processRoleWords, threadStateWords } from '../../core/threads/roleWords';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { mainThread } from '../../core/threads/mainThread';
import { waitLine } from '../../core/threads/waitWords';
import type { SeenLives } from './seenLives';
import { lastingWords, megabytes, processLabel, roleWord } from './words';

/** What a card says of a process or a thread. */
export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
  /** Its line of `ps -efL`. */
  readonly ps: string;
}

/** What is known when a card is made. */
export interface CardContext {
  readonly snapshot: Snapshot;
  readonly lives: SeenLives;
  /** Undefined for the past, of which nobody knows for how long it was so. */
  readonly now: number | undefined;
}

/** What there is to say of a thread. */
export function threadCard(
  process: ProcessSnapshot,
  thread: ThreadSnapshot,
  { snapshot, lives, now }: CardContext,
): Card {
  const since = lives.since(process, thread);
  const kind = processRoleWords(process.role) ?? l10n.t('process');
  return {
    title: l10n.t('{0} {1} of {2} {3}', roleWord(thread), thread.lwp, kind, process.pid),
    lines: [
      explainThread(process, thread),
      [
        l10n.t('Now: {0}', waitLine(process, thread)),
        ...(since === undefined || now === undefined
          ? []
          : [l10n.t('seen so for {0}', lastingWords(now - since))]),
      ].join(' · '),
      [
        `${threadStateWords(thread.state)} (${thread.state})`,
        ...(thread.cpuPercent === undefined ? [] : [`CPU ${String(thread.cpuPercent)} %`]),
      ].join(' · '),
    ],
    ps: formatPsLine(process, thread, snapshot),
  };
}

/** What there is to say of a process. */
export function processCard(process: ProcessSnapshot, { snapshot }: CardContext): Card {
  const main = mainThread(process);
  return {
    title: processLabel(process),
    lines: [explainProcess(process), process.commandLine, measures(process), heldLine(process)],
    ps: main === undefined ? '' : formatPsLine(process, main, snapshot),
  };
}

/** Its numbers, as far as they are known. */
export function measures({ threadCount, hostPid, rssBytes, cpuPercent }: ProcessSnapshot): string {
  return [
    counted(threadCount, 'thread'),
    ...(hostPid === undefined ? [] : [l10n.t('PID {0} on the host', hostPid)]),
    ...(rssBytes === undefined ? [] : [`RSS ${megabytes(rssBytes)}`]),
    ...(cpuPercent === undefined ? [] : [`CPU ${String(cpuPercent)} %`]),
  ].join(' · ');
}

/** How many connections it holds, or that nobody can read that. */
export function heldLine({ heldConnections }: ProcessSnapshot): string {
  return heldConnections === undefined
    ? l10n.t('Which connections it holds cannot be read from here.')
    : l10n.t('holds {0}', counted(heldConnections, 'connection'));
}
