import type { ProbeWords } from '../../lab/words';
import type { CheckKind } from '../checkKind';
import type { Observation, Probes } from '../probes';
import { andAlso, expectedParts, judgeParts, observeParts } from './parts';

/**
 * `all: [{ container: running }, { connections: 0 }]`: every part has to hold at the same moment.
 * What fails for certain decides before what could not be seen.
 */
export function allKind(inner: Probes): CheckKind<readonly ProbeWords[], readonly Observation[]> {
  return {
    kind: 'all',
    expected: (words, names) => andAlso(expectedParts(words, names, inner)),
    observe: (words, observer) => observeParts(words, observer, inner),
    judge(words, seen, names) {
      const parts = judgeParts(words, seen, names, inner);
      const missing = parts.filter(({ holds }) => !holds);
      const certain = missing.filter(({ blind }) => blind === undefined);
      const deciding = certain[0] ?? missing[0];
      const shown = deciding === undefined ? parts : missing;
      return {
        holds: deciding === undefined,
        seen: andAlso(shown.map((part) => part.seen)),
        evidence: (deciding === undefined ? parts : [deciding]).flatMap((part) => part.evidence),
        because: deciding?.because,
        blind: deciding?.blind,
        isFinal: certain.some(({ isFinal }) => isFinal === true),
      };
    },
  };
}
