import * as l10n from '@vscode/l10n';
import { formFor, seconds } from '../base/words';
import type { Action, Command, FloodWork, StepItem } from './model';

/**
 * What a button or a row of a tree says for an item, in VS Code's title case. Undefined for what
 * nobody performs: checks, hints, and commands at the prompt of another program.
 */
export function itemTitle(item: StepItem): string | undefined {
  switch (item.kind) {
    case 'command':
      return commandTitle(item);
    case 'action':
      return actionTitle(item);
    case 'question':
      return item.predicts === undefined
        ? l10n.t('Answer the Question')
        : l10n.t('Make Your Prediction');
    case 'check':
    case 'hint':
    case 'note':
    case 'solution':
    case 'mistake':
      return undefined;
  }
}

/** UTF-16 units of a command that a button still shows on one line. */
const longestCommand = 60;

function commandTitle({ text, target, moves, offeredOnly }: Command): string | undefined {
  if (target === 'repl') return undefined;
  if (moves === 'enters-container') return l10n.t('Open Shell in Container');
  if (moves === 'leaves-container') return l10n.t('Leave the Container');
  // Without a prompt nobody knows where it belongs, so it is put into the terminal, but not run.
  return offeredOnly ? l10n.t('Insert: {0}', onOneLine(text)) : l10n.t('Run: {0}', onOneLine(text));
}

function actionTitle({ work }: Action): string {
  switch (work.do) {
    case 'build':
      return l10n.t('Build Container');
    case 'run':
      return l10n.t('Start Container');
    case 'flood':
      return floodTitle(work);
    case 'release':
      return l10n.t('Release Connections');
    case 'stop':
      return l10n.t('Stop Container');
    case 'open':
      return work.view === 'threads' ? l10n.t('Show Threads') : l10n.t('Open the Page');
    case 'exec':
    case 'terminal':
      return l10n.t('Run: {0}', onOneLine(work.command));
  }
}

function floodTitle({ count, port, profile, rampMilliseconds = 0 }: FloodWork): string {
  const connections = profile === 'keep-alive' ? idleFloodWords(count) : floodWords(count);
  const there = port === undefined ? connections : l10n.t('{0} at Port {1}', connections, port);
  if (rampMilliseconds < leastTold) return there;
  return l10n.t({
    message: '{0} over {1}',
    args: [there, timeWords(rampMilliseconds)],
    comment: 'how long they take to come',
  });
}

/** A shorter ramp would be told as one of 0 s. */
const leastTold = 50;

/** As an author writes it: `30 s`, `90 s`, `5 min`. */
function timeWords(milliseconds: number): string {
  return milliseconds % 60_000 === 0
    ? l10n.t('{0} min', milliseconds / 60_000)
    : seconds(milliseconds);
}

function floodWords(count: number): string {
  switch (formFor(count)) {
    case 'one':
      return l10n.t('Flood {0} Connection', count);
    case 'few':
      return l10n.t({ message: 'Flood {0} Connections', args: [count], comment: 'few' });
    case 'other':
      return l10n.t({ message: 'Flood {0} Connections', args: [count], comment: 'other' });
  }
}

function idleFloodWords(count: number): string {
  switch (formFor(count)) {
    case 'one':
      return l10n.t('Flood {0} Idle Connection', count);
    case 'few':
      return l10n.t({ message: 'Flood {0} Idle Connections', args: [count], comment: 'few' });
    case 'other':
      return l10n.t({ message: 'Flood {0} Idle Connections', args: [count], comment: 'other' });
  }
}

function onOneLine(command: string): string {
  const [first = '', ...more] = command.trim().split('\n');
  const line = more.length === 0 ? first : first.replace(/\s*\\?$/, ' …');
  if (line.length <= longestCommand) return line;
  // Half of a surrogate pair would be shown as a box.
  const cut = line.slice(0, longestCommand - 2).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()} …`;
}
