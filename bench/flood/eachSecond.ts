import { systemClock } from '../../src/core/base/clock';

/** Takes something at every whole second from now on, up to the last; the first one after a second. */
export async function eachSecond<Sample>(
  last: number,
  signal: AbortSignal,
  take: () => Promise<Sample>,
): Promise<readonly Sample[]> {
  const begin = systemClock.now();
  const samples: Sample[] = [];
  for (let second = 1; second <= last; second += 1) {
    await systemClock.sleep(Math.max(0, begin + second * 1000 - systemClock.now()), signal);
    samples.push(await take());
  }
  return samples;
}
