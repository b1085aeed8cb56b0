import * as l10n from '@vscode/l10n';
import { probeOf } from '../../lab/directives/probe';
import type { ProbeWords } from '../../lab/words';
import type { CheckKind } from '../checkKind';
import { oppositeProbe } from '../oppositeProbe';
import type { Observation, Probes } from '../probes';
import { bracketed } from './parts';

/** `not: { processes: { command: sshd } }`: holds where what is named was looked at and is not so. */
export function notKind(inner: Probes): CheckKind<ProbeWords, Observation> {
  return {
    kind: 'not',
    expected(words, names) {
      const probe = probeOf(words);
      const opposite = oppositeProbe(probe, names);
      return opposite === undefined
        ? l10n.t('anything but {0}', bracketed(probe, names, inner))
        : inner.expected(opposite, names);
    },
    observe: (words, observer) => inner.observe(probeOf(words), observer),
    judge(words, observation, names) {
      const { holds, seen, evidence, blind } = inner.judge(probeOf(words), observation, names);
      return { holds: !holds && blind === undefined, seen, evidence, blind };
    },
  };
}
