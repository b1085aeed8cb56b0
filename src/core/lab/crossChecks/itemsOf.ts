import type { Draft } from '../draft';
import type { StepItem } from '../model';
import type { Place } from '../text/placedText';
import type { YamlPath } from '../text/placedYaml';

/** An item of one kind, with the places of its words. */
export interface PlacedItem<Kind extends StepItem['kind']> {
  readonly item: Extract<StepItem, { readonly kind: Kind }>;
  /** Its words as they stand in YAML; undefined where it stands in none. */
  readonly words: unknown;
  /** Where the value of one of its words stands. */
  readonly placeOf: (path: YamlPath) => Place;
  /** Where a character of its text stands. */
  readonly placeAt: (offset: number) => Place;
}

/** All items of a kind, in the order of the text. */
export function itemsOf<Kind extends StepItem['kind']>(
  { steps }: Draft,
  kind: Kind,
): readonly PlacedItem<Kind>[] {
  return steps
    .flatMap(({ items }) => items)
    .flatMap((draft) => {
      const { item } = draft;
      if (!isKind(item, kind)) return [];
      const start = { line: item.line, column: 1 };
      return [
        {
          item,
          words: 'yaml' in draft ? draft.yaml.valueAt(draft.path) : undefined,
          placeOf: (path) =>
            'yaml' in draft ? draft.yaml.valuePlace([...draft.path, ...path]) : start,
          placeAt: (offset) => ('text' in draft ? draft.text.placeAt(offset) : start),
        },
      ];
    });
}

function isKind<Kind extends StepItem['kind']>(
  item: StepItem,
  kind: Kind,
): item is Extract<StepItem, { readonly kind: Kind }> {
  return item.kind === kind;
}
