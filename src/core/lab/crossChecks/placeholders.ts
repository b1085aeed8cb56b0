import type { Draft } from '../draft';
import { fillText } from '../fillText';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { warningAt } from '../problems';
import { commandTexts } from './commandTexts';

/** What stands in double braces in a command must be a fact or a published port. */
export function placeholders(draft: Draft): readonly Problem[] {
  const { lab, factNames, usesFormat } = draft;
  if (!usesFormat || factNames === undefined) return [];
  const ports = lab.container?.ports.map(({ container }) => `port.${String(container)}`) ?? [];
  const known = [...factNames, ...ports];
  const values = Object.fromEntries([...known, ...templateWords].map((name) => [name, name]));
  return commandTexts(draft).flatMap(({ text, placeAt }) =>
    fillText(text, values).unknown.map((name) => {
      const meant = nearest(name, known);
      const advice =
        meant === undefined
          ? `write one of ${known.length === 0 ? 'the facts' : known.join(', ')}`
          : `write {{${meant}}}`;
      const message = `{{${name}}} is neither a fact of the front matter nor a published port; ${advice}.`;
      return warningAt(placeAt(text.search(`\\{\\{\\s*${name}`)), 'placeholder-unknown', message);
    }),
  );
}

/** Words of the templates that engines take for the form of their output. */
const templateWords = ['end', 'else', 'break', 'continue'];
