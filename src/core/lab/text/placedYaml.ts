import type { Place, PlacedText } from './placedText';
import type { YamlEntry, YamlNode, YamlValue } from './yamlNode';

/** The way to a value inside YAML: keys of maps and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/** Plain data read from YAML that still knows where each key and value stood. */
export class PlacedYaml {
  readonly value: unknown;
  readonly #root: YamlNode;

  constructor(
    { value, node }: YamlValue,
    private readonly source: PlacedText,
  ) {
    this.value = value;
    this.#root = node;
  }

  /** Other data with the places of this. */
  with(value: unknown): PlacedYaml {
    return new PlacedYaml({ value, node: this.#root }, this.source);
  }

  /** A value; undefined where it is missing. */
  valueAt(path: YamlPath): unknown {
    return path.reduce<unknown>(
      (value, step) => (Object(value) as Readonly<Record<string, unknown>>)[step],
      this.value,
    );
  }

  /** Where a value stands; where it is missing, the nearest value around it. */
  valuePlace(path: YamlPath): Place {
    return this.source.placeAt(this.#find(path).at);
  }

  /** Whether a value is a list. */
  isList(path: YamlPath): boolean {
    return this.#find(path).kind === 'list';
  }

  /** Where a map's key stands. */
  keyPlace(path: YamlPath): Place {
    const holder = this.#find(path.slice(0, -1));
    const key = entryOf(holder, path.at(-1) ?? '');
    return this.source.placeAt((key ?? holder).at);
  }

  #find(path: YamlPath): YamlNode {
    let node = this.#root;
    for (const step of path) {
      const next = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, step)?.node;
      if (next === undefined) return node;
      node = next;
    }
    return node;
  }
}

function entryOf(node: YamlNode, name: string | number): YamlEntry | undefined {
  return node.kind === 'map' ? node.entries.find(({ key }) => key === String(name)) : undefined;
}
