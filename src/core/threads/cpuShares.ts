import type { ProcStat } from './parseProcStat';
import { ticksInSecond } from './startTimes';

/**
 * So old may be what a share is measured from. A tick is 10 ms: at ten samples a second, a share since the very
 * last one could only be a multiple of 10 %, and since one of a second ago it is told by single ones.
 */
const windowMilliseconds = 1100;

/** Looks that are kept are so far apart, so that they are few however fast they come; and over less time a
 * single tick would be a large share. */
const gapMilliseconds = 250;

/** A whole processor. */
const whole = 100;

/** What shares are told of. */
export interface Consumers {
  /** Of the whole process, with the threads that have ended. */
  readonly main: ProcStat;
  readonly threads: readonly { readonly stat: ProcStat }[];
}

/** In whole percent of one processor; undefined of what was not seen before. */
export interface Shares {
  ofProcess(stat: ProcStat): number | undefined;
  ofThread(stat: ProcStat): number | undefined;
}

/** What was used up to one moment, by PID and by LWP. */
interface Moment {
  readonly at: number;
  readonly processes: ReadonlyMap<number, ProcStat>;
  readonly threads: ReadonlyMap<number, ProcStat>;
}

/** Tells how much of a processor each process and thread has used since about a second ago. */
export class CpuShares {
  /** The oldest first. */
  #moments: readonly Moment[] = [];

  /** The shares up to this moment, in milliseconds, which is kept for those to come where none is near. */
  upTo(at: number, processes: readonly Consumers[]): Shares {
    // A clock that goes back leaves moments behind that have not come yet.
    const past = this.#moments.filter((moment) => moment.at <= at);
    const recent = past.filter((moment) => at - moment.at <= windowMilliseconds);
    // Where nobody has looked for longer, the last look is all there is.
    const before = recent.length > 0 ? recent : past.slice(-1);
    const isDue = at - (before.at(-1)?.at ?? -Infinity) >= gapMilliseconds;
    this.#moments = isDue ? [...before, momentOf(at, processes)] : before;
    return {
      ofProcess: (stat) => shareOf(stat, at, before, 'processes'),
      ofThread: (stat) => {
        const share = shareOf(stat, at, before, 'threads');
        // A tick more or less would make it two processors' work.
        return share === undefined ? undefined : Math.min(share, whole);
      },
    };
  }
}

function momentOf(at: number, processes: readonly Consumers[]): Moment {
  const threads = new Map<number, ProcStat>();
  for (const process of processes)
    for (const { stat } of process.threads) threads.set(stat.id, stat);
  return { at, processes: new Map(processes.map(({ main }) => [main.id, main])), threads };
}

/** Since the oldest moment at which it was there; whoever had its number before began at another time. */
function shareOf(
  stat: ProcStat,
  at: number,
  before: readonly Moment[],
  kind: 'processes' | 'threads',
): number | undefined {
  for (const moment of before) {
    const then = moment[kind].get(stat.id);
    const milliseconds = at - moment.at;
    if (then?.startTicks !== stat.startTicks || milliseconds < gapMilliseconds) continue;
    const used = ((stat.cpuTicks - then.cpuTicks) / ticksInSecond) * 1000;
    return Math.max(0, Math.round((used / milliseconds) * whole));
  }
  return undefined;
}
