import { safeLine } from '../../base/safeText';
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
  observe: (expects, observer) => observer.http(expects.port, expects.path ?? '/'),
  judge({ status = 200, contains }, seen) {
    const wanted = contains === undefined ? '' : ` with "${contains}"`;
    const expected = `an answer ${String(status)}${wanted}`;
    if (!seen.answered)
      return { holds: false, expected, seen: `no answer (${seen.why})`, evidence: [] };
    const found = contains === undefined || seen.body.includes(contains);
    return {
      holds: seen.status === status && found,
      expected,
      seen: `an answer ${String(seen.status)}${found ? wanted : `: ${safeLine(seen.body, 80)}`}`,
      evidence: [safeLine(seen.body)],
    };
  },
};
