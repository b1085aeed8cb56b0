import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';

/** What stands for each message in a language of ours. */
export type Catalogue = Readonly<Record<string, string>>;

/** The catalogue of a language that ships. */
export function catalogueOf(language: string): Catalogue {
  return JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8')) as Catalogue;
}

/** What a function gives while a language is spoken; English again from then on. */
export function speaking<Given>(language: string | Catalogue, give: () => Given): Given {
  const contents = typeof language === 'string' ? catalogueOf(language) : language;
  l10n.config({ contents: { ...contents } });
  try {
    return give();
  } finally {
    l10n.config({ contents: {} });
  }
}
