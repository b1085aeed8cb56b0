import type { ProbeWords } from '../../lab/words';
import type { CheckKind } from '../checkKind';
import type { Observation, Probes } from '../probes';
import { andAlso, expectedParts, judgeParts, observeParts, orElse } from './parts';

/**
 * `any: [{ port: 80 }, { port: 8080 }]`: one part that holds is enough. Where none does, one that
 * could not be seen leaves it open.
 */
export function anyKind(inner: Probes): CheckKind<readonly ProbeWords[], readonly Observation[]> {
  return {
    kind: 'any',
    expected: (words, names) => orElse(expectedParts(words, names, inner)),
    observe: (words, observer) => observeParts(words, observer, inner),
    judge(words, seen, names) {
      const parts = judgeParts(words, seen, names, inner);
      const deciding = parts.find(({ holds }) => holds);
      const shown = deciding === undefined ? parts : [deciding];
      return {
        holds: deciding !== undefined,
        seen: andAlso(shown.map((part) => part.seen)),
        evidence: shown.flatMap((part) => part.evidence),
        because: shown.find(({ because }) => because !== undefined)?.because,
        blind:
          deciding === undefined
            ? parts.find(({ blind }) => blind !== undefined)?.blind
            : undefined,
        isFinal: deciding === undefined && parts.every(({ isFinal }) => isFinal === true),
      };
    },
  };
}
