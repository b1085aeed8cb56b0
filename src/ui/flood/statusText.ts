import * as l10n from '@vscode/l10n';
import { readable } from '../../core/base/words';
import { isGoingUp, isSpent, notReplacedWords } from '../../core/flood/floodWords';
import { timeLeft } from '../../core/flood/timeLeft';
import type { FloodState } from '../../core/ports';

/** A flood in the status bar: `100/100 held · 0 dropped · 9:58`. */
export function statusText(state: FloodState, now: number): string {
  const { held, wanted, dropped, replacing, isPaused, endsAt } = state;
  return [
    `$(flame) ${l10n.t('{0}/{1} held', readable(held), readable(wanted))}${isGoingUp(state) ? ' $(arrow-up)' : ''}`,
    l10n.t('{0} dropped', readable(dropped)),
    ...(replacing
      ? []
      : [`${isPaused === true ? '$(debug-pause) ' : ''}${notReplacedWords(state)}`]),
    ...(isSpent(state) ? [] : [timeLeft(endsAt, now)]),
  ].join(' · ');
}
