import * as l10n from '@vscode/l10n';
import { timeOfDay } from '../base/timeOfDay';
import { seconds } from '../base/words';
import type { SampleComparison } from '../samples/compareSample';
import type { CommandOutcome, EndedCommand, NotRunCommand } from './commandOutcome';

/** An outcome as it is told. */
export interface OutcomeWords {
  /** In a few words. */
  readonly short: string;
  /** More about it, a sentence each. */
  readonly details: readonly string[];
}

/**
 * Tells what became of a command.
 * @param where how a place is told at which an output differs: by its line in lab.md, or by a mark
 *   that the sample has there
 */
export function outcomeWords(
  outcome: CommandOutcome,
  where: 'line' | 'mark' = 'line',
): OutcomeWords {
  const short = shortWords(outcome, (least) => `< ${least}`).join(' · ');
  return { short, details: detailsOf(outcome, where) };
}

/** The same in one line, as a screen reader says it. */
export function spokenOutcome(outcome: CommandOutcome, where: 'line' | 'mark' = 'line'): string {
  const short = shortWords(outcome, (least) => l10n.t('less than {0}', least)).join(', ');
  const details = detailsOf(outcome, where).map((detail) => detail.replace(/\.$/, ''));
  return [short, ...details].join('. ');
}

function shortWords(
  outcome: CommandOutcome,
  lessThan: (least: string) => string,
): readonly string[] {
  switch (outcome.kind) {
    case 'queued':
      return [l10n.t('waits for the command before it')];
    case 'not-run':
      return [l10n.t({ message: 'not run', comment: 'a command' })];
    case 'running':
      return [l10n.t({ message: 'running', comment: 'a command' })];
    case 'sent':
      return [l10n.t({ message: 'sent', comment: 'a command, to a terminal' })];
    case 'ended':
      return [
        outcome.by === 'closing' ? l10n.t('terminal closed') : exitWords(outcome.exitCode),
        duration(outcome.milliseconds, lessThan),
        ...(outcome.sample?.matches === false
          ? [l10n.t({ message: 'differs', comment: 'an output' })]
          : []),
      ];
  }
}

function detailsOf(outcome: CommandOutcome, where: 'line' | 'mark'): readonly string[] {
  switch (outcome.kind) {
    case 'queued':
      return [];
    case 'not-run':
      return [notRunWords(outcome.since)];
    case 'running':
      return [l10n.t('It runs since {0}.', timeOfDay(outcome.since))];
    case 'sent':
      return [l10n.t('The shell in its terminal does not tell what becomes of a command.')];
    case 'ended':
      return endDetails(outcome, where);
  }
}

function notRunWords(since: NotRunCommand['since']): string {
  switch (since) {
    case 'failed':
      return l10n.t(
        'The command before it did not end as it should. Look there first, then run this one.',
      );
    case 'goes-on':
      return l10n.t(
        'The command before it goes on running. Once it shows what the text says, run this one.',
      );
    case 'untold':
      return l10n.t(
        'The shell does not tell when the command before it has ended. Run this one by itself.',
      );
  }
}

function endDetails(
  { by, exitCode, sample, printed }: EndedCommand,
  where: 'line' | 'mark',
): readonly string[] {
  return [
    ...(by === 'itself' && exitCode === undefined
      ? [l10n.t('The shell in its terminal does not tell exit codes.')]
      : []),
    ...signalWords(exitCode),
    ...(sample?.matches === true ? [l10n.t('The output is as in the text.')] : []),
    ...(sample?.difference === undefined ? [] : [differenceWords(sample.difference, where)]),
    ...(printed?.isWhole === false
      ? [l10n.t('Of {0} characters only the beginning and the end were kept.', printed.units)]
      : []),
  ];
}

function differenceWords(
  { line, words }: NonNullable<SampleComparison['difference']>,
  where: 'line' | 'mark',
): string {
  return where === 'line'
    ? l10n.t('Differs from the text at line {0}: {1}.', line, words)
    : l10n.t('Differs from the text at the marked line: {0}.', words);
}

function exitWords(exitCode: number | undefined): string {
  return exitCode === undefined
    ? l10n.t({ message: 'ended', comment: 'a command' })
    : l10n.t('exit code {0}', exitCode);
}

/** Signals that end a program, by their numbers on every Linux; shells add 128. */
const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

function signalWords(exitCode = 0): readonly string[] {
  const number = exitCode - 128;
  const name = signals[number];
  if (name === undefined) return [];
  const told = name === 'SIGINT' ? l10n.t('{0}, as Ctrl-C sends it', name) : name;
  return [l10n.t('128 + {0} says that it was ended by signal {0} ({1}).', number, told)];
}

function duration(milliseconds: number, lessThan: (least: string) => string): string {
  if (milliseconds < 100) return lessThan(seconds(100));
  if (milliseconds < 60_000) return seconds(milliseconds);
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
