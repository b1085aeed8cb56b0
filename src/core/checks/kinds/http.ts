import * as l10n from '@vscode/l10n';
import { safeLines } from '../../base/safeText';
import type { CheckKind } from '../checkKind';
import type { HttpAnswer } from '../observer';

interface Expects {
  readonly port?: number;
  readonly path?: string;
  readonly status?: number;
  readonly contains?: string;
}

/** `http: { contains: "It works!" }`: what the published server answers. */
export const httpKind: CheckKind<Expects, HttpAnswer> = {
  kind: 'http',
  expected: ({ status = 200, contains }) => answerWith(status, contains),
  observe: (expects, observer) => observer.http(expects.port, expects.path ?? '/'),
  judge({ status = 200, contains }, seen) {
    if (!seen.answered)
      return { holds: false, seen: l10n.t('no answer ({0})', seen.why), evidence: [] };
    const found = contains === undefined || seen.body.includes(contains);
    return {
      holds: seen.status === status && found,
      seen: found
        ? answerWith(seen.status, contains)
        : l10n.t('an answer {0}: {1}', seen.status, safeLines(seen.body, 80)),
      evidence: [safeLines(seen.body)],
    };
  },
};

function answerWith(status: number, contains: string | undefined): string {
  return contains === undefined
    ? l10n.t('an answer {0}', status)
    : l10n.t('an answer {0} with "{1}"', status, contains);
}
