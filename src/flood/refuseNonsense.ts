import * as l10n from '@vscode/l10n';
import { LabsError } from '../core/base/errors';
import { counted } from '../core/base/words';
import { longestLimitMilliseconds, type FloodPlan } from '../core/flood/floodPlan';

/**
 * Fails with `flood-refused` where a number is none that a flood can have. A lab's text and the picker
 * are checked already; the command line, keybindings and other callers are not.
 */
export function refuseNonsense(
  name: string,
  { count, rampMilliseconds, limitMilliseconds }: Partial<FloodPlan>,
): void {
  const refuse = (why: string): LabsError => new LabsError('flood-refused', { name, why });
  const longest = counted(longestLimitMilliseconds / 60_000, 'minute');
  if (count !== undefined && !(Number.isSafeInteger(count) && count >= 1))
    throw refuse(l10n.t('{0} is no number of connections', count));
  if (rampMilliseconds !== undefined && !isWithin(rampMilliseconds, 0))
    throw refuse(l10n.t('a ramp takes {0} at most', longest));
  if (limitMilliseconds !== undefined && !isWithin(limitMilliseconds, 1))
    throw refuse(l10n.t('a flood lasts for {0} at most', longest));
}

function isWithin(milliseconds: number, least: number): boolean {
  return milliseconds >= least && milliseconds <= longestLimitMilliseconds;
}
