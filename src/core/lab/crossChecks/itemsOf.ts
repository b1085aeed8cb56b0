import type { Draft, DraftItem } from '../draft';
import type { StepItem } from '../model';
import type { Place } from '../text/placedText';
import type { YamlPath } from '../text/placedYaml';
import { oncePer, type Remembering } from '../oncePer';

/** An item with the places of its words. */
interface AnyPlacedItem extends Remembering {
  readonly item: StepItem;
  /** Its words as they stand in YAML; undefined where it stands in none. */
  readonly words: unknown;
  /** Where the value of one of its words stands. */
  readonly placeOf: (path: YamlPath) => Place;
  /** Where one of its words itself stands. */
  readonly keyPlaceOf: (path: YamlPath) => Place;
  /** Whether one of its words has a list for its value. */
  readonly isList: (path: YamlPath) => boolean;
  /** Where a character of its text stands. */
  readonly placeAt: (offset: number) => Place;
}

/** An item of one kind. */
export interface PlacedItem<Kind extends StepItem['kind']> extends AnyPlacedItem {
  readonly item: Extract<StepItem, { readonly kind: Kind }>;
}

/** All items of a kind, in the order of the text. */
export function itemsOf<Kind extends StepItem['kind']>(
  draft: Draft,
  kind: Kind,
): readonly PlacedItem<Kind>[] {
  const items = itemsByKind(draft).get(kind) ?? [];
  // All of them are; only the compiler cannot know.
  return items.filter((placed): placed is PlacedItem<Kind> => placed.item.kind === kind);
}

const itemsByKind = oncePer(({ steps }: Draft): ReadonlyMap<StepItem['kind'], AnyPlacedItem[]> => {
  const byKind = new Map<StepItem['kind'], AnyPlacedItem[]>();
  for (const { items } of steps)
    for (const draft of items) {
      const { kind } = draft.item;
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [placed(draft)]);
      else known.push(placed(draft));
    }
  return byKind;
});

function placed(draft: DraftItem): AnyPlacedItem {
  const { item } = draft;
  const start = { line: item.line, column: 1 };
  return {
    item,
    words: 'yaml' in draft ? draft.yaml.valueAt(draft.path) : undefined,
    placeOf: (path) => ('yaml' in draft ? draft.yaml.valuePlace([...draft.path, ...path]) : start),
    keyPlaceOf: (path) => ('yaml' in draft ? draft.yaml.keyPlace([...draft.path, ...path]) : start),
    isList: (path) => 'yaml' in draft && draft.yaml.isList([...draft.path, ...path]),
    placeAt: (offset) => ('text' in draft ? draft.text.placeAt(offset) : start),
  };
}
