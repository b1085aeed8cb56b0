import { systemClock } from '../../src/core/base/clock';

/** How long anything here may take that is not measured. */
const patienceMilliseconds = 20_000;
const lookMilliseconds = 100;

/** Waits until it is so and gives true, or gives up after a while and gives false. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  const end = systemClock.now() + patienceMilliseconds;
  while (!(await condition())) {
    if (systemClock.now() > end) return false;
    await systemClock.sleep(lookMilliseconds, signal);
  }
  return true;
}
