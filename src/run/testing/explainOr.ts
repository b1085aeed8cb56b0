import { isLabsError } from '../../core/base/errors';
import { faultSideOf } from '../../core/checks/faultSide';
import type { TestRig } from './testRig';

/** Does something for a lab, and gives the sentence where it fails and the lab is to blame; any other
 * failure ends the test, as does an aborted signal. */
export async function explainOr(
  { signal, named, container }: TestRig,
  work: () => Promise<void>,
): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (caught) {
    signal.throwIfAborted();
    if (!isLabsError(caught) || faultSideOf(caught) === 'environment') throw caught;
    await container.mustBeThere(true);
    return named(caught.message);
  }
}
