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
  expected: ({ status = 200, contains }) => `an answer ${String(status)}${withText(contains)}`,
  observe: (expects, observer) => observer.http(expects.port, expects.path ?? '/'),
  judge({ status = 200, contains }, seen) {
    if (!seen.answered) return { holds: false, seen: `no answer (${seen.why})`, evidence: [] };
    const found = contains === undefined || seen.body.includes(contains);
    return {
      holds: seen.status === status && found,
      seen: `an answer ${String(seen.status)}${found ? withText(contains) : `: ${safeLines(seen.body, 80)}`}`,
      evidence: [safeLines(seen.body)],
    };
  },
};

function withText(contains: string | undefined): string {
  return contains === undefined ? '' : ` with "${contains}"`;
}
