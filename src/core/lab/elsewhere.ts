import * as l10n from '@vscode/l10n';
import { listed } from '../base/words';
import type { Lab } from './model';
import { misfit, type Place } from './place';

/** The steps of a lab that are not for a place, or need one that is not: why, by their ids. */
export function stepsElsewhere({ steps, only }: Lab, place: Place): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const wholeLab = misfit(only, place);
  for (const step of steps) {
    const reason = wholeLab ?? misfit(step.only, place);
    if (reason !== undefined) found.set(step.id, reason);
  }
  // A step may need one that stands below it, so that once through is not enough.
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { id, needs } of steps) {
      const skipped = needs.filter((need) => found.has(need));
      if (skipped.length > 0 && !found.has(id))
        found.set(id, l10n.t('It needs {0}, which is skipped here.', listed(skipped)));
    }
  }
  return found;
}
