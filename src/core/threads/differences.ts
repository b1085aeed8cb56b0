import * as l10n from '@vscode/l10n';
import { counted } from '../base/words';
import { processRoleWords } from './roleWords';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';

/** How one snapshot differs from one before it, without what is there only because Live Labs looks. */
export interface Differences {
  readonly came: readonly CameProcess[];
  readonly ended: readonly ProcessSnapshot[];
  readonly stayed: readonly StayedProcess[];
}

export interface CameProcess {
  readonly process: ProcessSnapshot;
  /** Who has forked it: its parent at the time when it is first seen. Undefined where that is not in the
   * container, as of what `docker exec` starts. */
  readonly parent: ProcessSnapshot | undefined;
}

/** A process that was there before, as it is now. */
export interface StayedProcess {
  readonly process: ProcessSnapshot;
  /** None where its threads were not read one by one both times. */
  readonly came: readonly ThreadSnapshot[];
  readonly ended: readonly ThreadSnapshot[];
}

/** Compares two snapshots of one container. */
export function differencesBetween(before: Snapshot, after: Snapshot): Differences {
  const [old, now] = [seenIn(before), seenIn(after)];
  const known = new Map(old.map((process) => [keyOf(process), process]));
  const left = new Set(now.map(keyOf));
  const byPid = new Map([...old, ...now].map((process) => [process.pid, process]));
  const came: CameProcess[] = [];
  const stayed: StayedProcess[] = [];
  for (const process of now) {
    const was = known.get(keyOf(process));
    if (was === undefined) came.push({ process, parent: byPid.get(process.ppid) });
    else stayed.push({ process, ...threadDifferences(was, process) });
  }
  return { came, ended: old.filter((process) => !left.has(keyOf(process))), stayed };
}

/** The same in words, one line a process: `worker 55 came, forked by the parent 1`. */
export function differenceLines({ came, ended, stayed }: Differences): readonly string[] {
  return [
    ...came.map(cameLine),
    ...ended.map((process) => l10n.t('{0} ended', nameOf(process))),
    ...stayed.flatMap((each) => [
      ...threadLine(each.process, each.came.length, 'came'),
      ...threadLine(each.process, each.ended.length, 'ended'),
    ]),
  ];
}

function seenIn({ processes }: Snapshot): readonly ProcessSnapshot[] {
  return processes.filter(({ ours }) => !ours);
}

/** Numbers are given anew; with the start they name a process for good. */
function keyOf({ pid, startTicks }: ProcessSnapshot): string {
  return `${String(pid)} ${String(startTicks)}`;
}

function threadDifferences(
  { threads: before }: ProcessSnapshot,
  { threads: after }: ProcessSnapshot,
): Omit<StayedProcess, 'process'> {
  if (before.length === 0 || after.length === 0) return { came: [], ended: [] };
  const [old, now] = [before, after].map((threads) => new Set(threads.map(({ lwp }) => lwp)));
  return {
    came: after.filter(({ lwp }) => old?.has(lwp) !== true),
    ended: before.filter(({ lwp }) => now?.has(lwp) !== true),
  };
}

function cameLine({ process, parent }: CameProcess): string {
  const name = nameOf(process);
  if (parent?.role === 'parent')
    return l10n.t('{0} came, forked by the parent {1}', name, parent.pid);
  if (parent !== undefined) return l10n.t('{0} came, forked by {1}', name, nameOf(parent));
  return l10n.t('{0} came from outside the container', name);
}

/** `worker 55`; what has no role of its own is called by its program, `sleep 22`. */
function nameOf({ role, command, pid }: ProcessSnapshot): string {
  return `${processRoleWords(role) ?? command} ${String(pid)}`;
}

function threadLine(
  process: ProcessSnapshot,
  count: number,
  what: 'came' | 'ended',
): readonly string[] {
  if (count === 0) return [];
  const threads = counted(count, 'thread');
  return what === 'came'
    ? [l10n.t('{0} more in {1}', threads, nameOf(process))]
    : [l10n.t('{0} fewer in {1}', threads, nameOf(process))];
}
