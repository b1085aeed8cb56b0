import { systemClock } from '../../core/base/clock';
import { isGoingUp, isSpent } from '../../core/flood/floodWords';
import type { Flood, SnapshotSource } from '../../core/ports';
import { sampleOf, type FloodSample } from './floodSample';

/** What was seen of a flood while it was held. */
export interface Held {
  readonly samples: readonly FloodSample[];
  /** The most that were held at once, also between two samples. */
  readonly most: number;
  /** The server has dropped all of them, and none is replaced. */
  readonly isSpent: boolean;
}

const sampleMilliseconds = 1000;

/** Samples until the signal is aborted, or until nothing is held any more and nothing will be. Never fails by the
 * signal: who asks knows best what an end means. */
export async function holdFlood(
  flood: Flood,
  source: SnapshotSource,
  signal: AbortSignal,
  tell: (sample: FloodSample) => void,
): Promise<Held> {
  const samples: FloodSample[] = [];
  let most = flood.state.held;
  const counting = flood.onChange(({ held }) => {
    most = Math.max(most, held);
  });
  const ended = new AbortController();
  void flood.ended.then(() => {
    ended.abort();
  });
  const over = AbortSignal.any([signal, ended.signal]);
  const isOver = (): boolean => over.aborted;
  try {
    // A ramp is worth watching from the start.
    if (!isGoingUp(flood.state)) await Promise.race([flood.settled, whenAborted(over)]);
    while (!isOver()) {
      if (isGoneForGood(flood)) return { samples, most, isSpent: true };
      const sample = await sampleOf(flood, source, over);
      // It may have ended by itself meanwhile, and its end is told by whoever holds it.
      if (isOver()) break;
      samples.push(sample);
      tell(sample);
      // It fails only where it is over, which ends the loop.
      await systemClock.sleep(sampleMilliseconds, over).catch(isOver);
    }
  } finally {
    counting.dispose();
  }
  return { samples, most, isSpent: false };
}

/** Attempts that failed are made again, so only what was dropped can be counted as gone for good. */
function isGoneForGood({ state }: Flood): boolean {
  return isSpent(state) && state.dropped >= state.wanted;
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
