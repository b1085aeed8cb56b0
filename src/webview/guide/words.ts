import * as l10n from '@vscode/l10n';
import type { GuideCommand, GuideStep } from '../../core/guide/page';
import { timeLeft } from '../../core/flood/timeLeft';
import type { FaultSide } from '../../core/checks/verdict';
import type { GuideSituation, LiveStep } from '../../protocol/guide';
import { notReplacedWords } from '../../core/flood/floodWords';
import type { LiveFlood } from '../../protocol/guideFlood';
import type { LiveRun } from '../../protocol/guideRuns';
import { passageWords } from '../../core/progress/passage';
import { listed, readable } from '../../core/base/words';
import type { LivePassage } from './state';

// What the guide says of itself; everything else that it shows is the lab's own text.

/** How far a student is: `4 of 8 steps · about 15 min left`. */
export function livePassageWords({ minutesLeft, ...passage }: LivePassage): string {
  const count = passageWords(passage);
  if (passage.all > 0 && passage.passed === passage.all) return `${count} · ${l10n.t('done')}`;
  return minutesLeft === undefined
    ? count
    : `${count} · ${l10n.t('about {0} min left', minutesLeft)}`;
}

/** Below a step's title: `Step 5 · inside the container · 3 min`. */
export function stepWords({ places, minutes }: GuideStep, number: number): string {
  const where = places.map((place) =>
    place === 'container' ? l10n.t('inside the container') : l10n.t('on your machine'),
  );
  return [
    l10n.t('Step {0}', number),
    ...(where.length === 0 ? [] : [listed(where)]),
    ...(minutes === undefined ? [] : [l10n.t('{0} min', minutes)]),
  ].join(' · ');
}

/** Where a command runs. */
export function placeWords(
  { place, container: named }: Pick<GuideCommand, 'place' | 'container'>,
  { container }: GuideSituation,
): string {
  if (place === 'host') return l10n.t('on your machine');
  if (place === 'repl') return l10n.t('at the prompt of a program');
  const name = named ?? container;
  return name === undefined ? l10n.t('inside the container') : l10n.t('inside {0}', name);
}

/** Whether the place of a command is ready for it, or what keeps it from running. */
export function readinessWords(
  { place, does, container }: GuideCommand,
  { isRunning, shells, inside }: GuideSituation,
): string {
  if (does === 'nothing') return '';
  const isInside = place === 'container' || does === 'enter';
  const isOwn = container === undefined;
  if (isInside && isOwn && !isRunning) return l10n.t('the container is not running');
  const named = isOwn ? undefined : (inside?.[container] ?? 'none');
  switch (named ?? shells[isInside ? 'container' : 'host']) {
    case 'ready':
      return l10n.t('shell is ready');
    case 'busy':
      // It shows the shell that is there, whatever runs in it.
      return does === 'enter'
        ? l10n.t('its shell is open')
        : l10n.t('its shell is at work: another one opens');
    case 'none':
      return l10n.t('a shell opens');
  }
}

/** What the button of a command says. */
export const commandButtons: Readonly<
  Record<Exclude<GuideCommand['does'], 'nothing' | 'insert'>, () => string>
> = {
  run: () => `▶ ${l10n.t('Run')}`,
  enter: () => `▶ ${l10n.t('Open shell')}`,
  leave: () => `▶ ${l10n.t('Run')}`,
};

/** What the button of a command says that runs. */
export function stopButton(): string {
  return `■ ${l10n.t('Stop')}`;
}

/** What the button of a whole block says. */
export function runAllWords(count: number): string {
  return `▶ ${l10n.t('Run all {0}', count)}`;
}

/** Turns, of a command that runs and of what is being checked. */
export const atWork = '◌';

/** A sign for each way in which a command can stand; its words stand beside it. */
export const runSigns: Readonly<Record<LiveRun['is'], string>> = {
  waiting: '…',
  running: atWork,
  good: '✓',
  differs: '≠',
  bad: '✗',
  stopped: '■',
  unknown: '–',
};

/** Whose side is off where a check has failed; empty where that goes without saying. */
export function faultWords(fault: FaultSide | undefined): string {
  switch (fault) {
    case 'environment':
      return l10n.t('This is not your doing: the engine, a port or the image is in the way.');
    case 'lab':
      return l10n.t('This is not your doing: the lab itself is at fault here.');
    case 'you':
    case undefined:
      return '';
  }
}

/** A sign for each state of a step; the state is said in words beside it. That of a step which others
 * block is a lock, and drawn: few fonts have a plain one. */
export const stateSigns: Readonly<Record<LiveStep['state'], string>> = {
  open: '○',
  unchecked: '·',
  blocked: '',
  checking: atWork,
  passed: '✓',
  failed: '✗',
  skipped: '–',
  remembered: '?',
  gone: '↺',
};

/** What keeps a part of a step from being done, said beside its button; empty where nothing does. */
export function closedWords({ gate }: LiveStep, part: number): string {
  if (gate === undefined) return '';
  if (gate.steps.length > 0) return l10n.t('opens when what stands above is passed');
  return gate.waiting.includes(part) ? l10n.t('waits for your answer above') : '';
}

/** Above the links to what is to be passed before a step. */
export function needsWords(isGated: boolean): string {
  return isGated
    ? l10n.t('This step can be read already, and opens once you have passed:')
    : l10n.t('This step builds on others. Pass these first:');
}

/** `100 of 100 held, 80 served, 20 wait in the accept queue, 0 dropped, released automatically in
 * 9:58`. */
export function floodWords(flood: LiveFlood, now: number): string {
  const { held, wanted, goesUp, server, dropped, replacing, isSpent, endsAt } = flood;
  return [
    l10n.t('{0} of {1} held', readable(held), readable(wanted)),
    ...(goesUp ? [l10n.t('going up')] : []),
    ...(server === '' ? [] : [server]),
    l10n.t('{0} dropped', readable(dropped)),
    ...(replacing ? [] : [notReplacedWords(flood)]),
    ...(isSpent ? [] : [l10n.t('released automatically in {0}', timeLeft(endsAt, now))]),
  ].join(', ');
}
