import * as l10n from '@vscode/l10n';

/** The language that is spoken here, as the catalogue in use calls itself: `en`, `ro`. */
export function spokenLanguage(): string {
  return l10n.t({ message: 'en', comment: 'tag of the language of this catalogue' });
}
