import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { languages } from '../../../src/ui/ids';
import { manifestKey, manifestTexts, readManifest, writtenManifest } from '../../helpers/manifest';

/** Fields of package.json that people read. */
const readFields =
  /^(?:title|name|category|contents|description|markdownDescription|enumDescriptions)$/;

/** Our own name, and languages by their own names. */
const sameEverywhere: readonly string[] = ['live-labs', 'Live Labs', 'English', 'Română'];

/** The same word in both languages. */
const sameInRomanian: readonly string[] = ['view.container'];

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: { readonly 'liveLabs.language': { readonly enum: readonly string[] } };
    };
  };
}

const others = languages.filter((language) => language !== 'en');

describe('the words of package.json', () => {
  const english = manifestTexts('en');

  it('are keys of both languages, and no others are there', () => {
    const used = textsOf(writtenManifest()).flatMap((text) => manifestKey(text) ?? []);
    const keys = [...new Set(used)].sort();
    assert.ok(keys.length > 30);
    assert.deepEqual(Object.keys(english).sort(), keys);
    for (const language of others)
      assert.deepEqual(Object.keys(manifestTexts(language)).sort(), keys, language);
  });

  it('are never written there themselves', () => {
    const words = textsOf(writtenManifest()).filter(
      (text) => manifestKey(text) === undefined && !sameEverywhere.includes(text),
    );
    assert.deepEqual(words, []);
  });

  it('offer the languages that have a catalogue', () => {
    const { contributes } = readManifest() as Manifest;
    const { enum: offered } = contributes.configuration.properties['liveLabs.language'];
    assert.deepEqual(offered, ['auto', ...languages]);
    assert.deepEqual(
      readdirSync('l10n').sort(),
      others.map((language) => `bundle.l10n.${language}.json`),
    );
  });

  for (const [key, words] of Object.entries(manifestTexts('ro')))
    it(`say in Romanian what ${key} says`, () => {
      const original = english[key] ?? '';
      assert.notEqual(words.trim(), '');
      assert.ok(words !== original || sameInRomanian.includes(key), words);
      assert.doesNotMatch(words, /[şţŞŢ]|\.\.\./);
      // Commands and code are no words.
      assert.deepEqual(codeIn(words), codeIn(original));
    });
});

/** What people read in a manifest, but for walkthroughs: those are the labs' own texts. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) => {
    if (field === 'walkthroughs' || field === 'scripts') return [];
    if (!readFields.test(field)) return textsOf(inner);
    return [inner].flat().filter((text) => typeof text === 'string');
  });
}

function codeIn(words: string): readonly string[] {
  return words.match(/\(command:[^)]*\)|`[^`]*`/g) ?? [];
}
