import * as l10n from '@vscode/l10n';
import { listed } from '../../base/words';
import { safeText } from '../../base/safeText';
import { readAmount, type AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { evidenceLines } from '../evidence';
import type { ExecAnswer } from '../observer';
import { tellingLine, textHolds, wishWords, type TextExpects } from '../textWishes';

interface Expects extends TextExpects {
  readonly run: string;
  readonly exit?: number;
  /** Of the one number that is printed. */
  readonly number?: AmountText;
}

/** `exec: { run: "httpd -M", contains: mpm_event }`: a command run in the container by the check. */
export const execKind: CheckKind<Expects, ExecAnswer> = {
  kind: 'exec',
  expected(expects, names) {
    const { run, exit = 0, number } = expects;
    const wishes = [
      l10n.t('exit code {0}', exit),
      ...(number === undefined
        ? []
        : [l10n.t('{0} as the number', readAmount(number, names).words)]),
      ...wishWords(expects),
    ];
    return l10n.t('"{0}" to give {1}', run, listed(wishes));
  },
  observe: ({ run }, observer) => observer.exec(run),
  judge(expects, seen, names) {
    const { exit = 0, number } = expects;
    const output = safeText(seen.stdout + seen.stderr);
    const printed = numbersIn(seen.stdout);
    const [only = NaN] = printed;
    const fits =
      number === undefined || (printed.length === 1 && readAmount(number, names).holds(only));
    const shown = tellingLine(expects, output);
    const ended =
      shown === ''
        ? l10n.t('exit code {0}', seen.exitCode)
        : l10n.t('exit code {0}: {1}', seen.exitCode, shown);
    return {
      holds: seen.exitCode === exit && textHolds(expects, output) && fits,
      seen: number === undefined ? ended : withNumbers(ended, printed),
      evidence: output.split('\n').slice(0, evidenceLines),
    };
  },
};

/** Every number that stands alone in a text. */
function numbersIn(text: string): readonly number[] {
  return (text.match(/(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g) ?? []).map(Number);
}

/** Says too where one number was to be printed, and was not. */
function withNumbers(ended: string, { length }: readonly number[]): string {
  if (length === 1) return ended;
  return length === 0
    ? l10n.t('{0}, but no number on standard output', ended)
    : l10n.t('{0}, but {1} numbers instead of one', ended, length);
}
