import type { Probe } from '../../model';
import { floodAmounts } from '../amountWords';
import { boundsOf, countsOf, inBoth, isEmpty, type Bounds } from './bounds';
import { canHoldTogether, connectionSides } from './connectionSides';
import { textOf, wordsOf } from './words';

/** Whether two probes can never hold at the same moment. */
export function contradict(one: Probe, other: Probe): boolean {
  return (
    isNegated(one, other) ||
    isNegated(other, one) ||
    needsWhatIsNot(one, other) ||
    needsWhatIsNot(other, one) ||
    hasTooFewThreads(one, other) ||
    hasTooFewThreads(other, one) ||
    (one.kind === other.kind && rules[one.kind]?.(one, other) === true)
  );
}

/** For two probes of the same kind. */
const rules: Readonly<Partial<Record<string, (one: Probe, other: Probe) => boolean>>> = {
  container: (one, other) => one.expects !== other.expects,
  processes: (one, other) =>
    countsClash(one, other, 'count', '>= 1') || threadsOfEachClash(one, other),
  threads: (one, other) => countsClash(one, other, 'total'),
  connections: (one, other) => {
    const [first, second] = [connectionSides(one), connectionSides(other)];
    return first.port === second.port && !canHoldTogether(first, second);
  },
  flood: (one, other) => floodAmounts.some((word) => differ(one, other, word)),
  exec: (one, other) =>
    same(one, other, 'run') &&
    ((wordsOf(one)['exit'] ?? 0) !== (wordsOf(other)['exit'] ?? 0) ||
      isEmpty(inBoth(numbersOf(one), numbersOf(other))) ||
      lacksWhatIsContained(one, other)),
  file: (one, other) =>
    same(one, other, 'path') &&
    (wordsOf(one)['on'] ?? 'container') === (wordsOf(other)['on'] ?? 'container') &&
    ((wordsOf(one)['exists'] ?? true) !== (wordsOf(other)['exists'] ?? true) ||
      lacksWhatIsContained(one, other)),
  http: (one, other) =>
    same(one, other, 'port') &&
    (wordsOf(one)['path'] ?? '/') === (wordsOf(other)['path'] ?? '/') &&
    (wordsOf(one)['status'] ?? 200) !== (wordsOf(other)['status'] ?? 200),
  port: (one, other) => {
    const [first, second] = [portState(one), portState(other)];
    return first.port === second.port && first.is !== second.is;
  },
};

/** The words that say which processes or threads are counted. */
const selecting = ['command', 'match', 'user', 'role', 'state'] as const;

/** Whether all that `part` counts is counted by `whole` as well. */
function isAmong(part: Probe, whole: Probe): boolean {
  return selecting.every((name) => wordsOf(whole)[name] === undefined || same(part, whole, name));
}

/** More of a part than of the whole. */
function countsClash(one: Probe, other: Probe, word: string, otherwise?: string): boolean {
  const [first, second] = [one, other].map((probe) => countsOf(wordsOf(probe)[word] ?? otherwise));
  if (first === undefined || second === undefined) return false;
  return (
    (isAmong(one, other) && first.low > second.high) ||
    (isAmong(other, one) && second.low > first.high)
  );
}

/** Different numbers of threads of processes that there must be, and that are the same ones. */
function threadsOfEachClash(one: Probe, other: Probe): boolean {
  const [part, whole] = isAmong(one, other) ? [one, other] : [other, one];
  if (!isAmong(part, whole) || countsOf(wordsOf(part)['count'] ?? '>= 1').low < 1) return false;
  return differ(part, whole, 'threads');
}

/** Fewer threads in all than their processes must have, which is at least one each. */
function hasTooFewThreads(processes: Probe, threads: Probe): boolean {
  if (processes.kind !== 'processes' || threads.kind !== 'threads') return false;
  const { role, state, total } = wordsOf(threads);
  if (role !== undefined || state !== undefined || !isAmong(processes, threads)) return false;
  const { count = '>= 1', threads: each } = wordsOf(processes);
  return countsOf(count).low * Math.max(1, countsOf(each).low) > countsOf(total).high;
}

/** Looking at these needs a running container; without one they are neither so nor not so. */
function needsWhatIsNot(state: Probe, probe: Probe): boolean {
  return state.kind === 'container' && state.expects !== 'running' && needsContainer(probe);
}

function needsContainer(probe: Probe): boolean {
  if (probe.kind === 'not') return needsContainer(onlyPart(probe));
  return (
    ['http', 'processes', 'threads', 'connections', 'exec', 'port'].includes(probe.kind) ||
    (probe.kind === 'file' && wordsOf(probe)['on'] !== 'host')
  );
}

function isNegated(not: Probe, probe: Probe): boolean {
  return not.kind === 'not' && JSON.stringify(onlyPart(not)) === JSON.stringify(probe);
}

function onlyPart({ expects }: Probe): Probe {
  const [[kind, inner] = ['', undefined]] = Object.entries(expects as object);
  return { kind, expects: inner };
}

function lacksWhatIsContained(one: Probe, other: Probe): boolean {
  return [
    [one, other],
    [other, one],
  ].some(([first, second]) => {
    const contains = first && textOf(wordsOf(first), 'contains');
    const lacks = second && textOf(wordsOf(second), 'lacks');
    return contains !== undefined && lacks !== undefined && contains.includes(lacks);
  });
}

function same(one: Probe, other: Probe, word: string): boolean {
  return wordsOf(one)[word] === wordsOf(other)[word];
}

function differ(one: Probe, other: Probe, word: string): boolean {
  return isEmpty(inBoth(countsOf(wordsOf(one)[word]), countsOf(wordsOf(other)[word])));
}

function numbersOf(probe: Probe): Bounds {
  const { number } = wordsOf(probe);
  return number === undefined ? { low: -Infinity, high: Infinity } : boundsOf(number);
}

function portState({ expects }: Probe): { readonly port: unknown; readonly is: unknown } {
  const { port, is } = wordsOf({ expects });
  return typeof expects === 'number' ? { port: expects, is: 'open' } : { port, is };
}
