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
      `exit code ${String(exit)}`,
      ...(number === undefined ? [] : [`${readAmount(number, names).words} as the number`]),
      ...wishWords(expects),
    ];
    return `"${run}" to give ${listed(wishes)}`;
  },
  observe: ({ run }, observer) => observer.exec(run),
  judge(expects, seen, names) {
    const { exit = 0, number } = expects;
    const output = safeText(seen.stdout + seen.stderr);
    const printed = number === undefined ? undefined : onlyNumber(seen.stdout);
    const fits =
      number === undefined || (printed !== undefined && readAmount(number, names).holds(printed));
    const shown = tellingLine(expects, output);
    return {
      holds: seen.exitCode === exit && textHolds(expects, output) && fits,
      seen: `exit code ${String(seen.exitCode)}${
        shown === '' ? '' : `: ${shown}`
      }${number !== undefined && printed === undefined ? ', which is not one number' : ''}`,
      evidence: output.split('\n').slice(0, evidenceLines),
    };
  },
};

/** The number that stands alone in a text; undefined where there is none, or more than one. */
function onlyNumber(text: string): number | undefined {
  const numbers = text.match(/(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) : undefined;
}
