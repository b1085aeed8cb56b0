import * as l10n from '@vscode/l10n';
import { spokenLanguage } from '../base/language';
import { counted, readable } from '../base/words';
import type { FloodCounts, FloodEnd, FloodState } from '../ports';
import type { FloodProfile } from './floodPlan';

// What is said of a flood, wherever it is shown: status bar, messages, terminal.

/** Attempts that the system answered with "nobody listens here". */
export function refusedOf({ failed }: Pick<FloodCounts, 'failed'>): number {
  return failed['ECONNREFUSED'] ?? 0;
}

/** All attempts that failed, refused ones among them. */
export function failedOf({ failed }: FloodCounts): number {
  return Object.values(failed).reduce((sum, number) => sum + number, 0);
}

/** Whether a ramp has still to bring some of what is wanted. */
export function isGoingUp({ due, wanted }: FloodCounts): boolean {
  return due < wanted;
}

/** Whether nothing is left of a flood, and nothing comes by itself: the server has dropped all of it. */
export function isSpent(state: FloodState): boolean {
  return state.held === 0 && state.dropped > 0 && !state.replacing && !isGoingUp(state);
}

/** That nothing comes in the place of what the server drops: planned so, or paused by somebody. */
export function notReplacedWords({ isPaused }: { readonly isPaused?: boolean }): string {
  return isPaused === true ? l10n.t('replacing paused') : l10n.t('not replaced');
}

/** A moment as a clock on the wall shows it: `12:10`. */
export function clockTime(at: number): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(spokenLanguage(), parts).format(at);
}

/** What each connection does. */
export function profileWords(profile: FloodProfile): string {
  return profile === 'partial-request'
    ? l10n.t('Each sends the first byte of a request and never the rest.')
    : l10n.t('Each sends one whole request and then stays connected without a word.');
}

/** How a flood stands, for those who hear it. */
export function spokenState(state: FloodState): string {
  const { held, wanted, dropped } = state;
  return [
    l10n.t(
      '{0} of {1} connections held, {2} dropped by the server',
      readable(held),
      readable(wanted),
      readable(dropped),
    ),
    ...(isGoingUp(state) ? [l10n.t('more are coming')] : []),
    ...(state.replacing ? [] : [l10n.t('dropped ones are not replaced')]),
  ].join(', ');
}

/** What a flood goes to: `apache2-test`, and its port where it has several. */
export function targetWords(name: string, port: number | undefined): string {
  return port === undefined ? name : l10n.t('port {0} of {1}', port, name);
}

/** That a flood stands in full, when it ends, and what it does not do: `100 connections are held to
 * apache2-test; ...`. */
export function settledWords(target: string, { held, endsAt, replacing }: FloodState): string {
  const time = clockTime(endsAt);
  const connections = counted(held, 'connection');
  const stands = standsWords(target, connections, held, time);
  return replacing
    ? stands
    : `${stands} ${l10n.t('Those that the server drops are not replaced.')}`;
}

function standsWords(target: string, connections: string, held: number, time: string): string {
  return held === 1
    ? l10n.t('{0} is held to {1}; it is released automatically at {2}.', connections, target, time)
    : l10n.t(
        '{0} are held to {1}; they are released automatically at {2}.',
        connections,
        target,
        time,
      );
}

/** That the server has dropped all of a flood, of which nothing is replaced. */
export function spentWords(target: string, { isPaused }: Pick<FloodState, 'isPaused'>): string {
  return isPaused === true
    ? l10n.t('All connections to {0} were dropped by the server, and replacing is paused.', target)
    : l10n.t('All connections to {0} were dropped by the server, and none is replaced.', target);
}

/** Why a flood holds nothing any more, and what was held when its time was over. */
export function endWords(name: string, end: FloodEnd): string {
  switch (end.why) {
    case 'released':
      return l10n.t('All connections to {0} are released.', name);
    case 'time':
      return l10n.t('The time is over, so all connections to {0} were released.', name);
    case 'failed':
      return end.failure.message;
  }
}
