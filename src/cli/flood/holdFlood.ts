import { systemClock } from '../../core/base/clock';
import { isGoingUp } from '../../core/flood/floodWords';
import type { Flood, SnapshotSource } from '../../core/ports';
import { sampleOf, type FloodSample } from './floodSample';

/** What was seen of a flood while it was held. */
export interface Held {
  readonly samples: readonly FloodSample[];
  /** The most that were held at once, also between two samples. */
  readonly most: number;
}

const sampleMilliseconds = 1000;

/** Samples until the signal is aborted, or until the flood has ended by itself. Never fails by the
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
  return { samples, most };
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
