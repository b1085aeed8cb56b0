import { readFileSync } from 'node:fs';
import type { languages } from '../../src/ui/ids';

type Language = (typeof languages)[number];

/** Texts of the manifest by their keys. */
export type ManifestTexts = Readonly<Record<string, string>>;

/** The manifest's texts in a language; English is what VS Code takes where it has no other. */
export function manifestTexts(language: Language): ManifestTexts {
  const file = language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`;
  return JSON.parse(readFileSync(file, 'utf8')) as ManifestTexts;
}

/** package.json as it is written. */
export function writtenManifest(): unknown {
  return JSON.parse(readFileSync('package.json', 'utf8'));
}

/** package.json as VS Code reads it: with words in the places of keys. */
export function readManifest(language: Language = 'en'): unknown {
  const texts = manifestTexts(language);
  const text = readFileSync('package.json', 'utf8');
  return JSON.parse(text, (_, value: unknown) => {
    const key = typeof value === 'string' ? manifestKey(value) : undefined;
    return key === undefined ? value : (texts[key] ?? value);
  });
}

/** The key that stands in the place of words; undefined for words themselves. */
export function manifestKey(value: string): string | undefined {
  return /^%([\w.]+)%$/.exec(value)?.[1];
}
