import * as l10n from '@vscode/l10n';
import { isGoingUp } from '../../core/flood/floodWords';
import { timeLeft } from '../../core/flood/timeLeft';
import type { FloodState } from '../../core/ports';

/** A flood in the status bar: `100/100 held · 0 dropped · 9:58`. */
export function statusText(state: FloodState, now: number): string {
  const { held, wanted, dropped, replacing, endsAt } = state;
  return [
    `$(flame) ${l10n.t('{0}/{1} held', held, wanted)}${isGoingUp(state) ? ' $(arrow-up)' : ''}`,
    l10n.t('{0} dropped', dropped),
    ...(replacing ? [] : [`$(debug-pause) ${l10n.t('replacing paused')}`]),
    timeLeft(endsAt, now),
  ].join(' · ');
}
