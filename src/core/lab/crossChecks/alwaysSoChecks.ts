import type { Draft } from '../draft';
import { partsOf, type PlacedProbe } from '../innerProbes';
import type { Problem } from '../model';
import { warningAt } from '../problems';
import { isAlwaysSo } from './impossible/alwaysSo';
import { itemsOf } from './itemsOf';
import { stagesOf } from './probesOf';

/** What a check looks at and finds so whatever is there proves nothing. The `when` of a reason may be
 * so: it is the last one, which is told where no other holds. */
export function alwaysSoChecks(draft: Draft): readonly Problem[] {
  const message =
    'This holds whatever is counted, so it proves nothing; write an amount that some number does not fit.';
  return itemsOf(draft, 'check').flatMap((check) =>
    stagesOf(check)
      .flatMap(alwaysSo)
      .map(({ probe, path }) =>
        warningAt(check.placeOf([...path, probe.kind]), 'check-always-so', message),
      ),
  );
}

/** The parts themselves, since their places are where something is to be corrected. */
function alwaysSo(placed: PlacedProbe): readonly PlacedProbe[] {
  if (['all', 'any'].includes(placed.probe.kind)) return partsOf(placed).flatMap(alwaysSo);
  return isAlwaysSo(placed.probe) ? [placed] : [];
}
