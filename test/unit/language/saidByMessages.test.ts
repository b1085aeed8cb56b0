import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import type { ErrorCode } from '../../../src/core/base/errorFacts';
import { LabsError } from '../../../src/core/base/errors';
import { checkKinds } from '../../../src/core/checks/checkKinds';
import { bracketing, bypassing } from '../../helpers/bracketing';
import { checkCases } from '../../helpers/checkCases';
import { engineSayings } from '../../helpers/engineSayings';
import { errorSamples } from '../../helpers/errorSamples';
import { sayings } from '../../helpers/sayings';

/** What checks name in a lab's text, and say in words of their own. */
const named: ReadonlySet<string> = new Set(
  (
    'running stopped absent open closed host container parent worker shell other main listener ' +
    'serving idle file folder special nothing unreadable unknown'
  ).split(' '),
);

describe('what a student is told comes from messages', () => {
  before(() => {
    l10n.config({ contents: bracketing() });
  });
  after(() => {
    l10n.config({ contents: {} });
  });

  const assertSaid = (told: readonly string[], facts: unknown): void => {
    assert.ok(told.some((text) => text.includes('⟦')));
    for (const text of told) assert.deepEqual(bypassing(text, facts), [], text);
  };

  for (const code of Object.keys(errorSamples) as ErrorCode[])
    it(`of the failure ${code}`, () => {
      for (const facts of errorSamples[code])
        assertSaid(Object.values(new LabsError(code, facts).explanation), facts);
    });

  for (const [key, kind] of checkKinds)
    it(`by the kind of check ${key}`, () => {
      for (const { expects, seen, names = {} } of checkCases(key))
        assertSaid(
          [kind.expected(expects as never, names), kind.judge(expects as never, seen, names).seen],
          factsOf([expects, seen, Object.keys(names)]),
        );
    });

  for (const [subject, { facts, say }] of Object.entries({ ...sayings, ...engineSayings }))
    it(`of ${subject}`, async () => {
      assertSaid(await say(), facts);
    });

  it('and a text that does not is found', () => {
    assert.deepEqual(bypassing('⟦connections at port ⟧80: 3 waiting for httpd', ['httpd']), [
      'waiting',
      'for',
    ]);
  });
});

/** The strings of a check that stand in what is said of it as they are. */
function factsOf(value: unknown): unknown {
  if (typeof value === 'string') return named.has(value) ? '' : value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(factsOf);
}
