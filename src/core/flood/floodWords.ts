import * as l10n from '@vscode/l10n';
import { spokenLanguage } from '../base/language';
import { counted } from '../base/words';
import type { FloodWork } from '../lab/model';
import type { FloodCounts, FloodEnd, FloodState } from '../ports';
import type { FloodProfile } from './floodPlan';

// What is said of a flood, wherever it is shown: status bar, messages, terminal.

/** Attempts that the system answered with "nobody listens here". */
export function refusedOf({ failed }: FloodCounts): number {
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

/** A moment as a clock on the wall shows it: `12:10`. */
export function clockTime(at: number): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(spokenLanguage(), parts).format(at);
}

/** A large number as it is read: `2,222`. */
export function readable(count: number): string {
  return new Intl.NumberFormat(spokenLanguage()).format(count);
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
    l10n.t('{0} of {1} connections held, {2} dropped by the server', held, wanted, dropped),
    ...(isGoingUp(state) ? [l10n.t('more are coming')] : []),
    ...(state.replacing ? [] : [l10n.t('dropped ones are not replaced')]),
  ].join(', ');
}

/** That a flood stands, and when it ends: `100 connections are held to apache2-test; ...`. */
export function settledWords(name: string, { held, wanted, endsAt }: FloodState): string {
  const time = clockTime(endsAt);
  if (held < wanted)
    return l10n.t(
      'Of {0} connections, {1} are held to {2}; they are released by themselves at {3}.',
      wanted,
      held,
      name,
      time,
    );
  const connections = counted(held, 'connection');
  return held === 1
    ? l10n.t('{0} is held to {1}; it is released by itself at {2}.', connections, name, time)
    : l10n.t(
        '{0} are held to {1}; they are released by themselves at {2}.',
        connections,
        name,
        time,
      );
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

/** What was asked for, with what has been made of it since. */
export function samePlan(asked: FloodWork, last: FloodState | undefined): FloodWork {
  return last === undefined
    ? asked
    : { ...asked, count: last.wanted, replacing: last.replacing, profile: last.profile };
}
