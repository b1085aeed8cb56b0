import { partsOf, type PlacedProbe } from '../../innerProbes';
import type { PublishedPorts } from '../publishedPorts';
import { isAlwaysSo } from './alwaysSo';
import { contradict } from './betweenProbes';
import { contradictionsIn } from './inOneProbe';
import type { Finding } from './words';

/** A finding, or two parts of an `all` that exclude each other. */
export type Impossible = Finding | { readonly path: Finding['path']; readonly rival: PlacedProbe };

/**
 * Why a probe can never hold, at the place of each reason; nothing where it can, or where nobody can
 * tell. It judges by the words alone, so what it says is so on every system.
 */
export function findImpossible(placed: PlacedProbe, about: PublishedPorts): readonly Impossible[] {
  const { probe, path } = placed;
  const parts = partsOf(placed);
  switch (probe.kind) {
    case 'all': {
      const within = parts.flatMap((part) => findImpossible(part, about));
      return within.length > 0 ? within : rivals(conjunction(placed));
    }
    case 'any': {
      const within = parts.map((part) => findImpossible(part, about));
      return within.every((reasons) => reasons.length > 0) ? within.flat() : [];
    }
    case 'not': {
      if (!parts.some((part) => isAlwaysSo(part.probe))) return [];
      const message = 'What stands here is always so, and "not" of it never; correct one of them.';
      return [{ path: [...path, 'not'], message }];
    }
    default:
      return contradictionsIn(probe, about).map(({ path: inner, message }) => ({
        path: [...path, probe.kind, ...inner],
        message,
      }));
  }
}

/** All that must hold at once: what stands in an `all`, and in those inside it. */
function conjunction(placed: PlacedProbe): readonly PlacedProbe[] {
  return placed.probe.kind === 'all' ? partsOf(placed).flatMap(conjunction) : [placed];
}

/** The first pair that excludes each other is enough to look at the list. */
function rivals(parts: readonly PlacedProbe[]): readonly Impossible[] {
  for (const [index, part] of parts.entries()) {
    const rival = parts.slice(0, index).find(({ probe }) => contradict(probe, part.probe));
    if (rival !== undefined) return [{ path: part.path, rival }];
  }
  return [];
}
