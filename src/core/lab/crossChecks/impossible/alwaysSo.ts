import { amountSums } from '../../amountSums';
import { evaluate } from '../../expression';
import type { Probe } from '../../model';
import { partsOf } from '../../innerProbes';
import { floodAmounts, isAmount } from '../amountWords';
import { countsOf } from './bounds';
import { wordsOf } from './words';

/** Whether a probe holds whatever there is to be seen, so that `not` of it never does. */
export function isAlwaysSo(probe: Probe): boolean {
  const parts = partsOf({ probe, path: [] }).map((part) => part.probe);
  switch (probe.kind) {
    case 'all':
      return parts.every(isAlwaysSo);
    case 'any':
      return parts.some(isAlwaysSo);
    case 'processes': {
      const { count = '>= 1', threads = '>= 1' } = wordsOf(probe);
      return allows(count, 0) && allows(threads, 1);
    }
    case 'threads':
      return allows(wordsOf(probe)['total'], 0);
    case 'flood':
      return floodAmounts.every((word) => allows(wordsOf(probe)[word], 0));
    case 'connections': {
      const { total, established, queued } = wordsOf(probe);
      const amounts = isAmount(probe.expects) ? [probe.expects] : [total, established, queued];
      return amounts.every((amount) => allows(amount, 0));
    }
    default:
      return false;
  }
}

/** Every count from there on; not where it depends on a fact, whose value is not known here, or
 * cannot be read. */
function allows(amount: unknown, from: number): boolean {
  if (amount === undefined) return true;
  if (!isAmount(amount) || !amountSums(amount).every(isKnown)) return false;
  const { low, high } = countsOf(amount);
  return low <= from && high === Infinity;
}

function isKnown(sum: string): boolean {
  return 'value' in evaluate(sum, {});
}
