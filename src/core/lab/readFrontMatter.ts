import { portPlan } from './containerPlan';
import type { Placed } from './draft';
import type { Problem } from './model';
import { errorAt } from './problems';
import type { SchemaFault } from './schemaFaults';
import type { PlacedText } from './text/placedText';
import type { PlacedYaml, YamlPath } from './text/placedYaml';
import { readYaml } from './text/readYaml';
import { validate } from './validate';
import type { FrontMatterWords } from './words';

/**
 * Reads the front matter. That of another tool (`layout: post`) is none of ours unless the text
 * uses directives: then only its title counts and nothing in it is a problem.
 */
export function readFrontMatter(source: PlacedText, usesDirectives: boolean): FrontMatterReading {
  const isOurs = usesDirectives || ownKey.test(source.text);
  const { yaml, problems } = readYaml(source);
  if (yaml === undefined) return { isReadable: false, isOurs, problems: isOurs ? problems : [] };
  const { words, faults } = validate('frontMatter', yaml);
  const placed = { words: words ?? withoutFaults(yaml, faults), yaml };
  if (!isOurs) return { placed, isReadable: true, isOurs, problems: [] };
  return {
    placed,
    isReadable: true,
    isOurs,
    problems: [...faults.map(({ problem }) => problem), ...portProblems(placed)],
  };
}

export interface FrontMatterReading {
  /** Undefined where there is none, or none that can be read. */
  readonly placed?: Placed<FrontMatterWords>;
  readonly isReadable: boolean;
  /** Whether the text uses the lab format at all: a plain course text needs no advice. */
  readonly isOurs: boolean;
  readonly problems: readonly Problem[];
}

/** A key that no other tool's front matter has. */
const ownKey = /^(?:format|lab|container|facts)[ \t]*:/m;

function portProblems({ words, yaml }: Placed<FrontMatterWords>): readonly Problem[] {
  return (words.container?.ports ?? []).flatMap((port, index) =>
    Object.values(portPlan(port)).every((number) => number >= 1 && number <= 65535)
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

/** The keys, and of the facts those, in which nothing is wrong: one slip hides as little as it can. */
function withoutFaults({ value }: PlacedYaml, faults: readonly SchemaFault[]): FrontMatterWords {
  const isFaulty = (...path: YamlPath): boolean =>
    faults.some((fault) => fault.path.every((step, index) => (path[index] ?? step) === step));
  const kept = entriesOf(value).filter(([key]) => key === 'facts' || !isFaulty(key));
  const facts = entriesOf(Object.fromEntries(kept)['facts']);
  const words = {
    ...Object.fromEntries(kept),
    facts: Object.fromEntries(facts.filter(([name]) => !isFaulty('facts', name))),
  };
  return words as FrontMatterWords;
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
