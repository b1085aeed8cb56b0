import * as l10n from '@vscode/l10n';
import { safeLine, safeText } from '../../base/safeText';
import type { NamedCommand } from '../../lab/namedItems';
import { compareSample, type SampleComparison } from '../../samples/compareSample';
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
    sample === ''
      ? l10n.t('"{0}" to end with exit code 0', safeLine(text, 80))
      : l10n.t('"{0}" to print what the text shows', safeLine(text, 80)),
  observe: ({ text, target }, observer) =>
    observer.command(text, target === 'host' ? 'host' : 'container'),
  judge({ sample, mayFail }, { exitCode, output }) {
    const evidence = safeText(output).trimEnd().split('\n').slice(0, evidenceLines);
    if (exitCode !== 0 && !mayFail) {
      const last = safeLine(evidence.at(-1) ?? '', 120);
      const seen =
        last === ''
          ? l10n.t('exit code {0}', exitCode)
          : l10n.t('exit code {0}: {1}', exitCode, last);
      return { holds: false, seen, evidence };
    }
    if (sample === '') return { holds: true, seen: l10n.t('exit code {0}', exitCode), evidence };
    const { matches, difference } = compareSample(sample, output);
    const seen = matches ? l10n.t('what the text shows') : somethingElse(difference);
    return { holds: matches, seen, evidence };
  },
};

function somethingElse(difference: SampleComparison['difference']): string {
  return difference === undefined
    ? l10n.t('something else')
    : l10n.t('something else, in line {0} {1}', difference.line, difference.words);
}
