import * as l10n from '@vscode/l10n';
import { counted, readable } from '../base/words';
import type { FloodState } from '../ports';
import type { ConnectionCounts } from '../threads/snapshot';
import { floodedPort } from './countsFor';
import { failedOf, isGoingUp, isSpent, notReplacedWords } from './floodWords';
import { timeLeft } from './timeLeft';

/**
 * A flood on one line of a terminal: all that fits into so many columns, the least important left out.
 * @param seen what the server's side looks like; undefined where that is not known
 */
export function terminalLine(
  state: FloodState,
  seen: ConnectionCounts | undefined,
  now: number,
  columns: number,
): string {
  const { held, wanted, dropped, replaced } = state;
  const server = seen && floodedPort(state, seen);
  const known = (count: number | undefined): string =>
    count === undefined ? '?' : readable(count);
  const parts: Parts = [
    [
      isGoingUp(state)
        ? l10n.t('{0}/{1} held, going up', readable(held), readable(wanted))
        : l10n.t('{0}/{1} held', readable(held), readable(wanted)),
      9,
    ],
    [l10n.t('{0} accepted', known(server?.established)), 7],
    [l10n.t('{0} waiting', known(server?.queueLength)), 6],
    [l10n.t('{0} dropped', readable(dropped)), 5],
    [state.replacing ? l10n.t('{0} replaced', readable(replaced)) : notReplacedWords(state), 4],
    [errorWords(state), 3],
    ...(isSpent(state) ? [] : [[l10n.t('{0} left', timeLeft(state.endsAt, now)), 8] as const]),
  ];
  return fitting(parts, columns);
}

/** The same once nothing is held any more: what stays true of it. */
export function terminalEndLine(state: FloodState, columns: number): string {
  const { wanted, dropped, replaced, replacing } = state;
  return fitting(
    [
      [l10n.t('{0}/{1} held', 0, readable(wanted)), 4],
      [l10n.t('{0} dropped', readable(dropped)), 3],
      [replacing ? l10n.t('{0} replaced', readable(replaced)) : notReplacedWords(state), 2],
      [errorWords(state), 1],
    ],
    columns,
  );
}

function errorWords(state: FloodState): string {
  const broken = Object.values(state.broken).reduce((sum, count) => sum + count, 0);
  const errors = failedOf(state) + broken;
  return counted(errors, 'error');
}

/** In the order of their places, each with how much it is needed. */
type Parts = readonly (readonly [text: string, need: number])[];

function fitting(parts: Parts, columns: number): string {
  const needed = parts.toSorted(([, one], [, other]) => other - one);
  for (let count = parts.length; count > 1; count -= 1) {
    const kept = needed.slice(0, count);
    const line = parts
      .filter((part) => kept.includes(part))
      .map(([text]) => text)
      .join(' · ');
    if (line.length <= columns) return line;
  }
  return needed[0]?.[0].slice(0, Math.max(0, columns)) ?? '';
}
