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
  switch (outcome.kind) {
    case 'queued':
      return { short: 'waits for the command before it', details: [] };
    case 'not-run':
      return { short: 'not run', details: [notRunWords(outcome.since)] };
    case 'running':
      return { short: 'running', details: [`It runs since ${timeOfDay(outcome.since)}.`] };
    case 'sent':
      return {
        short: 'sent',
        details: ['The shell in its terminal does not tell what becomes of a command.'],
      };
    case 'ended':
      return endedWords(outcome, where);
  }
}

/** The same in one line, as a screen reader says it. */
export function spokenOutcome(outcome: CommandOutcome, where: 'line' | 'mark' = 'line'): string {
  const { short, details } = outcomeWords(outcome, where);
  const spoken = short.replaceAll(' · ', ', ').replace('<', 'less than');
  return [spoken, ...details].join('. ').replace(/\.$/, '');
}

function notRunWords(since: NotRunCommand['since']): string {
  switch (since) {
    case 'failed':
      return 'The command before it did not end as it should. Look there first, then run this one.';
    case 'goes-on':
      return 'The command before it goes on running. Once it shows what the text says, run this one.';
    case 'untold':
      return 'The shell does not tell when the command before it has ended. Run this one by itself.';
  }
}

function endedWords(ended: EndedCommand, where: 'line' | 'mark'): OutcomeWords {
  const { by, exitCode, sample, printed, milliseconds } = ended;
  const hasOther = sample?.matches === false;
  return {
    short: [
      by === 'closing' ? 'terminal closed' : exitWords(exitCode),
      duration(milliseconds),
      ...(hasOther ? ['differs'] : []),
    ].join(' · '),
    details: [
      ...(by === 'itself' && exitCode === undefined
        ? ['The shell in its terminal does not tell exit codes.']
        : []),
      ...signalWords(exitCode),
      ...(sample?.matches === true ? ['The output is as in the text.'] : []),
      ...(sample?.difference === undefined ? [] : [differenceWords(sample.difference, where)]),
      ...(printed?.isWhole === false
        ? [`Of ${printed.units} characters only the beginning and the end were kept.`]
        : []),
    ],
  };
}

function differenceWords(
  { line, words }: NonNullable<SampleComparison['difference']>,
  where: 'line' | 'mark',
): string {
  return where === 'line'
    ? `Differs from the text at line ${line}: ${words}.`
    : `Differs from the text at the marked line: ${words}.`;
}

function exitWords(exitCode: number | undefined): string {
  return exitCode === undefined ? 'ended' : `exit code ${exitCode}`;
}

/** Signals that end a program, by their numbers on every Linux; shells add 128. */
const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT, as Ctrl-C sends it',
  3: 'SIGQUIT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

function signalWords(exitCode = 0): readonly string[] {
  const name = signals[exitCode - 128];
  if (name === undefined) return [];
  return [`128 + ${exitCode - 128} says that it was ended by signal ${exitCode - 128} (${name}).`];
}

function duration(milliseconds: number): string {
  if (milliseconds < 100) return '< 0.1 s';
  if (milliseconds < 60_000) return seconds(milliseconds);
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function timeOfDay(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
