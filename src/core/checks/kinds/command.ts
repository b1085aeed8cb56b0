import { safeLine, safeText } from '../../base/safeText';
import type { NamedCommand } from '../../lab/namedItems';
import { compareSample } from '../../samples/compareSample';
import type { CheckKind } from '../checkKind';
import { evidenceLines } from '../evidence';
import type { CommandAnswer } from '../observer';

/**
 * `command: httpd -v`: a command of the step, run by the check, must print what the text shows below
 * it. It runs in a new shell where such commands begin, so it needs no `cd` and no variable of the
 * commands before it; only one with `may_fail` may end with another exit code than 0.
 */
export const commandKind: CheckKind<NamedCommand, CommandAnswer> = {
  kind: 'command',
  expected: ({ text, sample }) =>
    `"${safeLine(text, 80)}" to ${sample === '' ? 'end with exit code 0' : 'print what the text shows'}`,
  observe: ({ text, target }, observer) =>
    observer.command(text, target === 'host' ? 'host' : 'container'),
  judge({ sample, mayFail }, { exitCode, output }) {
    const evidence = safeText(output).trimEnd().split('\n').slice(0, evidenceLines);
    if (exitCode !== 0 && !mayFail) {
      const last = safeLine(evidence.at(-1) ?? '', 120);
      const said = last === '' ? '' : `: ${last}`;
      return { holds: false, seen: `exit code ${String(exitCode)}${said}`, evidence };
    }
    if (sample === '') return { holds: true, seen: `exit code ${String(exitCode)}`, evidence };
    const { matches, difference } = compareSample(sample, output);
    const where =
      difference === undefined ? '' : `, in line ${String(difference.line)} ${difference.words}`;
    const seen = matches ? 'what the text shows' : `something else${where}`;
    return { holds: matches, seen, evidence };
  },
};
