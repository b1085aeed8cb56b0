import * as l10n from '@vscode/l10n';
import { counted } from '../base/words';
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
  const { held, wanted, dropped, replaced, broken } = state;
  const server = seen && floodedPort(state, seen);
  const errors = failedOf(state) + Object.values(broken).reduce((sum, count) => sum + count, 0);
  // In the order of their places, each with how much it is needed.
  const parts: readonly (readonly [text: string, need: number])[] = [
    [
      isGoingUp(state)
        ? l10n.t('{0}/{1} held, going up', held, wanted)
        : l10n.t('{0}/{1} held', held, wanted),
      9,
    ],
    [l10n.t('{0} accepted', server?.established ?? '?'), 7],
    [l10n.t('{0} waiting', server?.queueLength ?? '?'), 6],
    [l10n.t('{0} dropped', dropped), 5],
    [state.replacing ? l10n.t('{0} replaced', replaced) : notReplacedWords(state), 4],
    [counted(errors, 'error'), 3],
    ...(isSpent(state) ? [] : [[l10n.t('{0} left', timeLeft(state.endsAt, now)), 8] as const]),
  ];
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
