import type { Draft } from '../draft';
import type { CommandTarget } from '../model';
import type { PlacedProbe } from '../innerProbes';
import type { Place } from '../text/placedText';
import type { YamlPath } from '../text/placedYaml';
import { itemsOf } from './itemsOf';
import { oncePer } from '../oncePer';
import { probesOf } from './probesOf';

/** A text that is run: a command of the text, or one that stands in a directive. */
export interface CommandText {
  readonly text: string;
  readonly target: CommandTarget;
  /** Where a character of it stands; in YAML that is where the whole text begins. */
  readonly placeAt: (offset: number) => Place;
}

/** Everything in a lab that a shell is told, in the order of the text. */
export const commandTexts = oncePer((draft: Draft): readonly CommandText[] => {
  const shown = itemsOf(draft, 'command').map(({ item: { text, target }, placeAt }) => ({
    text,
    target,
    placeAt,
  }));
  const done = (['action', 'solution', 'mistake'] as const).flatMap((kind) =>
    itemsOf(draft, kind).flatMap(({ words, placeOf }) => linesIn(words, []).map(placedBy(placeOf))),
  );
  const asked = itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap((placed) => lineOf(placed).map(placedBy(check.placeOf))),
  );
  return [...shown, ...done, ...asked];
});

function placedBy(placeOf: (path: YamlPath) => Place): (line: Line) => CommandText {
  return ({ text, path, target }) => ({ text, target, placeAt: () => placeOf(path) });
}

/** The command that a probe runs, if it runs one. */
function lineOf({ probe: { kind, expects }, path }: PlacedProbe): readonly Line[] {
  if (kind === 'command' && typeof expects === 'string')
    return [{ text: expects, path: [...path, kind], target: 'host' }];
  const { run } = Object(expects) as { readonly run?: unknown };
  return kind === 'exec' && typeof run === 'string'
    ? [{ text: run, path: [...path, kind, 'run'], target: 'container' }]
    : [];
}

/** The keys under which a command stands, and where it runs. */
const commandKeys: Readonly<Partial<Record<string, CommandTarget>>> = {
  terminal: 'host',
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
    const target = commandKeys[key];
    if (typeof inner !== 'string' || target === undefined) return linesIn(inner, way);
    return [{ text: inner, path: way, target }];
  });
}
