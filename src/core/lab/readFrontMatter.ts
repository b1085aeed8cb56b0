import { portPlan } from './containerPlan';
import type { Placed } from './draft';
import type { Problem } from './model';
import { nearest } from './nearest';
import { isOwnFrontMatter } from './ownFrontMatter';
import { errorAt } from './problems';
import type { SchemaFault } from './schemaFaults';
import type { PlacedText } from './text/placedText';
import type { PlacedYaml } from './text/placedYaml';
import { readYaml } from './text/readYaml';
import { validate } from './validate';
import type { FrontMatterWords } from './words';

/**
 * Reads the front matter. That of another tool (`layout: post`) is none of ours unless the text
 * uses directives: then only its title counts and nothing in it is a problem.
 */
export function readFrontMatter(source: PlacedText, usesDirectives: boolean): FrontMatterReading {
  const isOurs = usesDirectives || isOwnFrontMatter(source.text);
  const { yaml, problems } = readYaml(source);
  if (yaml === undefined) return { factNames: undefined, isOurs, problems: isOurs ? problems : [] };
  const { words, faults } = validate('frontMatter', yaml);
  const placed = { words: words ?? withoutFaults(yaml, faults), yaml };
  const factNames = factNamesIn(yaml.value);
  if (!isOurs) return { placed, factNames, isOurs, problems: [] };
  return {
    placed,
    factNames,
    isOurs,
    problems: [...faults.map(({ problem }) => problem), ...portProblems(placed)],
  };
}

export interface FrontMatterReading {
  /** Undefined where there is none, or none that can be read. */
  readonly placed?: Placed<FrontMatterWords>;
  /** Every fact by its name, the faulty ones too; undefined where that cannot be known. */
  readonly factNames: readonly string[] | undefined;
  /** Whether the text uses the lab format at all: a plain course text needs no advice. */
  readonly isOurs: boolean;
  readonly problems: readonly Problem[];
}

/** Whether a key is this one, well or badly spelt. */
export function isOrMeans(key: keyof FrontMatterWords, written: string): boolean {
  return nearest(written, [key]) === key;
}

function factNamesIn(frontMatter: unknown): readonly string[] {
  return Object.entries(Object(frontMatter) as object).flatMap(([key, facts]: [string, unknown]) =>
    isOrMeans('facts', key) ? Object.keys(Object(facts) as object) : [],
  );
}

function portProblems({ words, yaml }: Placed<FrontMatterWords>): readonly Problem[] {
  const written = yaml.valueAt(['container', 'ports']);
  // Those that are no ports at all are told already, and are left out of the words.
  const sound: readonly unknown[] = words.container?.ports ?? [];
  return (Array.isArray(written) ? written : []).flatMap((port: unknown, index) =>
    !sound.includes(port) ||
    Object.values(portPlan(String(port))).every((number) => number >= 1 && number <= 65535)
      ? []
      : [
          errorAt(
            yaml.valuePlace(['container', 'ports', index]),
            'port-range',
            'A port must be a number from 1 to 65535.',
          ),
        ],
  );
}

/** Only what nothing is wrong with: one slip hides as little as it can. */
function withoutFaults(yaml: PlacedYaml, faults: readonly SchemaFault[]): FrontMatterWords {
  let found = faults;
  let left = yaml;
  // What is left of a map may lack what it must have, and then goes as well.
  for (let round = 0; round < mostRounds; round += 1) {
    left = left.with(
      sound(
        left.value,
        found.map(({ path }) => path.map(String)),
        [],
      ),
    );
    const validated = validate('frontMatter', left);
    if (validated.words !== undefined) return validated.words;
    found = validated.faults;
  }
  return {};
}

/** More than maps are nested in a front matter. */
const mostRounds = 8;

/**
 * What is left of a value without its faults, each given by the way to it; undefined where the value
 * itself is faulty. A list with a fault goes whole, lest its other items change their places; but of
 * the ports the good ones stay, since much else is told to be wrong where they are missing.
 */
function sound(
  value: unknown,
  faults: readonly (readonly string[])[],
  way: readonly string[],
): unknown {
  if (faults.length === 0) return value;
  if (faults.some((rest) => rest.length === 0)) return undefined;
  if (Array.isArray(value))
    return way.join('.') === 'container.ports'
      ? value.filter((_, index) => faults.every(([first]) => first !== String(index)))
      : undefined;
  return Object.fromEntries(
    Object.entries(Object(value) as object).flatMap(([key, inner]: [string, unknown]) => {
      const inside = faults.filter(([first]) => first === key).map((rest) => rest.slice(1));
      const left = sound(inner, inside, [...way, key]);
      return left === undefined ? [] : [[key, left]];
    }),
  );
}
