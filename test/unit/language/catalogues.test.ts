import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { messagesIn, placeholdersOf, sourceOf, sourcesOf } from '../../helpers/messages';
import { catalogueOf, type Catalogue } from '../../helpers/speaking';

/** Words that are the same in Romanian: names, and what is no word. */
const sameInRomanian: ReadonlySet<string> = new Set([
  '{0} min',
  '{0} min {1} s',
  'Container',
  '{0} worker',
  ' + {0} listener',
  'listener/thread',
  'zombie/thread',
  'worker/process',
  'shell/process',
]);

describe('messages', () => {
  const messages = sourcesOf('src').flatMap(messagesIn);

  it('are written so that they can be found and translated', () => {
    assert.ok(messages.length > 30);
    const faults = messages.filter(({ fault }) => fault !== undefined);
    assert.deepEqual(
      faults.map(({ at, fault }) => `${at} ${fault ?? ''}`),
      [],
    );
  });

  const faulty: readonly (readonly [code: string, fault: RegExp])[] = [
    ['const f = () => l10n.t(word)', /literals/],
    ['const f = () => l10n.t(`a ${word}`)', /literals/],
    ["const f = () => l10n.t({ message: 'a', comment: word })", /literals/],
    ["const a = l10n.t('a')", /no language is known/],
    ["class A { static a = l10n.t('a') }", /no language is known/],
    ["const f = () => l10n.t('{0} of {1}', one)", /1 values for the places 0, 1/],
    ["const f = () => l10n.t('{0}')", /0 values/],
    ["const f = () => vscode.l10n.t('a')", /by the name/],
  ];
  for (const [code, fault] of faulty)
    it(`are seen to be wrong in ${code}`, () => {
      const [message] = messagesIn(sourceOf('made.ts', code));
      assert.match(message?.fault ?? '', fault);
    });
});

for (const file of readdirSync('l10n')) {
  const language = /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? '';

  describe(`the catalogue of ${language}`, () => {
    const catalogue = catalogueOf(language);
    const wanted = new Map(
      sourcesOf('src').flatMap((source) =>
        messagesIn(source).map(({ key, words }) => [key, words]),
      ),
    );

    it('has every message of the code, and no other', () => {
      const there = Object.keys(catalogue);
      const missing = [...wanted.keys()].filter((key) => !there.includes(key));
      const unused = there.filter((key) => !wanted.has(key));
      assert.deepEqual({ missing, unused }, { missing: [], unused: [] });
    });

    it('names itself', () => {
      assert.equal(catalogue['en/tag of the language of this catalogue'], language);
    });

    it('has the places that the message has', () => {
      const differing = Object.entries(catalogue).filter(
        ([key, words]) =>
          String(placeholdersOf(words)) !== String(placeholdersOf(wanted.get(key) ?? key)),
      );
      assert.deepEqual(differing, []);
    });

    it('leaves nothing in English', () => {
      const same = Object.entries(catalogue).filter(
        ([key, words]) =>
          words.trim() === '' || (words === wanted.get(key) && !sameInRomanian.has(key)),
      );
      assert.deepEqual(same, []);
    });

    it('has each message once, in the order of the alphabet', () => {
      assert.equal(readFileSync(`l10n/${file}`, 'utf8'), inOrder(catalogue));
    });
  });
}

describe('the Romanian catalogue', () => {
  it('is written with the letters and quotes of Romanian', () => {
    const wrong = Object.values(catalogueOf('ro')).filter((words) => /[şţŞŢ"]|\.\.\./.test(words));
    assert.deepEqual(wrong, []);
  });
});

function inOrder(catalogue: Catalogue): string {
  const sorted = Object.entries(catalogue).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}
