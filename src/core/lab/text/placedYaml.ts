import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Place, PlacedText } from './placedText';

/** The way to a value inside YAML: keys of maps and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/** Plain data read from YAML that still knows where each key and value stood. */
export class PlacedYaml {
  constructor(
    readonly value: unknown,
    private readonly document: Document.Parsed,
    private readonly source: PlacedText,
  ) {}

  /** Other data with the places of this. */
  with(value: unknown): PlacedYaml {
    return new PlacedYaml(value, this.document, this.source);
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
    return this.#placeOf(this.#find(path));
  }

  /** Whether a value is a list. */
  isList(path: YamlPath): boolean {
    return isSeq(this.#find(path));
  }

  /** Where a map's key stands. */
  keyPlace(path: YamlPath): Place {
    const holder = this.#find(path.slice(0, -1));
    const key = isMap(holder) ? pairOf(holder, path.at(-1) ?? '')?.key : undefined;
    return this.#placeOf(isNode(key) ? key : holder);
  }

  #placeOf(node: Node | null): Place {
    return this.source.placeAt(node?.range?.[0] ?? 0);
  }

  #find(path: YamlPath): Node | null {
    let node: Node | null = this.document.contents;
    for (const step of path) {
      const next = isMap(node)
        ? pairOf(node, step)?.value
        : isSeq(node)
          ? node.get(step, true)
          : null;
      if (!isNode(next)) return node;
      node = next;
    }
    return node;
  }
}

function pairOf(map: YAMLMap, name: string | number): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === String(name));
}
