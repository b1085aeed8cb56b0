import { withoutPlaces } from '../../core/progress/withoutPlaces';
import type { FoundLab } from './foundLab';

/** The same for as long as the lab does the same. */
export function labIdentity(lab: FoundLab): unknown {
  if ('session' in lab) return lab.session;
  return 'loaded' in lab ? JSON.stringify(withoutPlaces(lab.loaded.lab)) : undefined;
}
