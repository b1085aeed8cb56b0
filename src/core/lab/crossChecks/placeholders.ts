import type { Draft } from '../draft';
import { fillText } from '../fillText';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { warningAt } from '../problems';
import type { YamlPath } from '../text/placedYaml';
import { commandTexts, type CommandText } from './commandTexts';
import { itemsOf } from './itemsOf';

/** What stands in double braces in a command or in the words of a directive must be a fact or a
 * published port. */
export function placeholders(draft: Draft): readonly Problem[] {
  const { lab, factNames, usesFormat } = draft;
  if (!usesFormat || factNames === undefined) return [];
  const ports = lab.container?.ports.map(({ container }) => `port.${String(container)}`) ?? [];
  const known = [...factNames, ...ports];
  const values = Object.fromEntries([...known, ...templateWords].map((name) => [name, name]));
  return [...commandTexts(draft), ...directiveTexts(draft)].flatMap(({ text, placeAt }) =>
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

/** The texts of checks and questions: what is expected, asked and said. */
function directiveTexts(draft: Draft): readonly Pick<CommandText, 'text' | 'placeAt'>[] {
  return (['check', 'question', 'solution', 'mistake'] as const).flatMap((kind) =>
    itemsOf(draft, kind).flatMap(({ words, placeOf }) =>
      bracedIn(words, []).map(({ text, path }) => ({ text, placeAt: () => placeOf(path) })),
    ),
  );
}

function bracedIn(
  value: unknown,
  path: YamlPath,
): readonly { readonly text: string; readonly path: YamlPath }[] {
  if (typeof value === 'string') return value.includes('{{') ? [{ text: value, path }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    bracedIn(inner, [...path, key]),
  );
}

/** Words of the templates that engines take for the form of their output. */
const templateWords = ['end', 'else', 'break', 'continue'];
