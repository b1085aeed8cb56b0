import type { Clock } from '../core/base/clock';
import { isOnItsWay, lostInTheEnd } from '../core/flood/floodLoss';
import type { ContainerFacts, FloodEnd } from '../core/ports';

/** A restart or a removal by hand is over soon after the container has ended. */
const looks = 8;
const lookMilliseconds = 200;

/**
 * Why a flood has ended, once it is clear what has become of its container: one that has ended may be
 * about to run again or to be gone, and what is told is not told again.
 * @param find the container as it is now; fails where nobody can say
 */
export async function lostInTruth(
  end: FloodEnd,
  name: string,
  find: () => Promise<ContainerFacts | undefined>,
  clock: Clock,
  signal: AbortSignal,
): Promise<FloodEnd> {
  if (end.why !== 'failed') return end;
  let { failure } = end;
  for (let look = 0; look < looks && isOnItsWay(failure); look += 1) {
    await clock.sleep(lookMilliseconds, signal);
    failure = lostInTheEnd(name, await find());
  }
  return { why: 'failed', failure };
}
