import type { CommandTarget } from '../model';
import type { Place } from '../text/placedText';
import type { YamlPath } from '../text/placedYaml';
import { itemsOf } from './itemsOf';
import { perDraft } from './perDraft';

/** A text that is run: a command of the text, or one that stands in a directive. */
export interface CommandText {
  readonly text: string;
  readonly target: CommandTarget;
  /** Where a character of it stands; in YAML that is where the whole text begins. */
  readonly placeAt: (offset: number) => Place;
}

/** Everything in a lab that a shell is told, in the order of the text. */
export const commandTexts = perDraft((draft): readonly CommandText[] => {
  const shown = itemsOf(draft, 'command').map(({ item: { text, target }, placeAt }) => ({
    text,
    target,
    placeAt,
  }));
  const written = (['action', 'check', 'solution', 'mistake'] as const).flatMap((kind) =>
    itemsOf(draft, kind).flatMap(({ words, placeOf }) =>
      linesIn(words, []).map(({ text, path, target }) => ({
        text,
        target,
        placeAt: () => placeOf(path),
      })),
    ),
  );
  return [...shown, ...written];
});

/** The keys under which a command stands, and where it runs. */
const commandKeys: Readonly<Partial<Record<string, CommandTarget>>> = {
  terminal: 'host',
  command: 'host',
  exec: 'container',
  run: 'host',
};

interface Line {
  readonly text: string;
  readonly path: YamlPath;
  readonly target: CommandTarget;
}

function linesIn(value: unknown, path: YamlPath): readonly Line[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const way = [...path, key];
    // The command of a process is its name.
    const target = /^(?:processes|threads)$/.test(String(path.at(-1)))
      ? undefined
      : commandKeys[key];
    if (typeof inner !== 'string' || target === undefined) return linesIn(inner, way);
    // The command of an `exec` may stand in a map of its own: `exec: { run: id }`.
    return [{ text: inner, path: way, target: path.includes('exec') ? 'container' : target }];
  });
}
