import { withInner, type PlacedProbe } from '../innerProbes';
import type { PlacedItem } from './itemsOf';
import { oncePer } from '../oncePer';

/** All probes of a check, with the way to each: its own, those of later stages and of reasons, and
 * whatever stands inside them. */
export const probesOf = oncePer((check: PlacedItem<'check'>): readonly PlacedProbe[] => {
  const reasons = check.item.because.map(({ when }, index) => ({
    probe: when,
    path: ['because', index, 'when'],
  }));
  return [...stagesOf(check), ...reasons].flatMap(withInner);
});

/** The probes of a check's stages, the first of which is the check's own. */
export function stagesOf({ item, isList }: PlacedItem<'check'>): readonly PlacedProbe[] {
  const then = item.then.map(({ probe }, index) => ({
    probe,
    path: isList(['then']) ? ['then', index] : ['then'],
  }));
  return [{ probe: item.probe, path: [] }, ...then];
}
