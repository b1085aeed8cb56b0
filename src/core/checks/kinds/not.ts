import { probeOf } from '../../lab/directives/probe';
import type { ProbeWords } from '../../lab/words';
import type { CheckKind } from '../checkKind';
import type { Observation, Probes } from '../probes';
import { bracketed } from './parts';

/** `not: { processes: { command: sshd } }`: holds where what is named was looked at and is not so. */
export function notKind(inner: Probes): CheckKind<ProbeWords, Observation> {
  return {
    kind: 'not',
    expected: (words, names) => `anything but ${bracketed(probeOf(words), names, inner)}`,
    observe: (words, observer) => inner.observe(probeOf(words), observer),
    judge(words, observation, names) {
      const { holds, seen, evidence, blind } = inner.judge(probeOf(words), observation, names);
      return { holds: !holds && blind === undefined, seen, evidence, blind };
    },
  };
}
