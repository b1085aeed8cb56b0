import { probeOf } from './directives/probe';
import type { Probe } from './model';
import type { YamlPath } from './text/placedYaml';
import type { ProbeWords } from './words';

/** A probe with the way to its words: from those of a check down to where its kind stands. */
export interface PlacedProbe {
  readonly probe: Probe;
  readonly path: YamlPath;
}

/** A probe and all that stand inside it, from outside in. */
export function withInner(placed: PlacedProbe): readonly PlacedProbe[] {
  return [placed, ...partsOf(placed).flatMap(withInner)];
}

/** The probes right inside `all`, `any` and `not`; none inside any other. */
export function partsOf({ probe: { kind, expects }, path }: PlacedProbe): readonly PlacedProbe[] {
  switch (kind) {
    case 'all':
    case 'any':
      return (expects as readonly ProbeWords[]).map((words, index) => ({
        probe: probeOf(words),
        path: [...path, kind, index],
      }));
    case 'not':
      return [{ probe: probeOf(expects as ProbeWords), path: [...path, kind] }];
    default:
      return [];
  }
}
