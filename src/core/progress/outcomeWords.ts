import { seconds } from '../base/words';
import type { CommandOutcome, EndedCommand } from './commandOutcome';

/** An outcome as it is told. */
export interface OutcomeWords {
  /** In a few words. */
  readonly short: string;
  /** More about it, a sentence each. */
  readonly details: readonly string[];
}

/** Tells what became of a command. */
export function outcomeWords(outcome: CommandOutcome): OutcomeWords {
  switch (outcome.kind) {
    case 'running':
      return { short: 'running', details: [`It runs since ${timeOfDay(outcome.since)}.`] };
    case 'sent':
      return {
        short: 'sent',
        details: ['The shell in its terminal does not tell what becomes of a command.'],
      };
    case 'ended':
      return endedWords(outcome);
  }
}

/** The same in one line, as a screen reader says it. */
export function spokenOutcome(outcome: CommandOutcome): string {
  const { short, details } = outcomeWords(outcome);
  const spoken = short.replaceAll(' · ', ', ').replace('<', 'less than');
  return [spoken, ...details].join('. ').replace(/\.$/, '');
}

function endedWords(ended: EndedCommand): OutcomeWords {
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
      ...(sample?.difference === undefined
        ? []
        : [`Differs from the text at line ${sample.difference.line}: ${sample.difference.words}.`]),
      ...(printed?.isWhole === false
        ? [`Of ${printed.units} characters only the beginning and the end were kept.`]
        : []),
    ],
  };
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
