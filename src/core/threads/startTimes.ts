import type { Snapshot } from './snapshot';

/** Linux counts start times and CPU time in these for every program, whatever its own clock does. */
export const ticksInSecond = 100;

/** An engine says that a container has started only after its process has, on a busy machine much later. */
const longestStartMilliseconds = 60_000;

/** The time of boot is told in whole seconds, and moves by one when the clock is set a little. */
const roundingMilliseconds = 3000;

/** Whether a process that started so many ticks after boot can be the one of which an engine says when
 * it started; `stat` is the text of `/proc/stat`. */
export function fitsStart(startTicks: number, stat: string, startedAt: string): boolean {
  const start = (bootTime(stat) ?? NaN) + (startTicks / ticksInSecond) * 1000;
  const before = Date.parse(startedAt) - start;
  return before > -roundingMilliseconds && before < longestStartMilliseconds;
}

/** When the kernel was booted, in milliseconds since the epoch, by the text of `/proc/stat`; undefined where
 * it does not say. */
export function bootTime(stat: string): number | undefined {
  const seconds = /^btime (\d+)$/m.exec(stat)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** The ticks since boot by the text of `/proc/uptime`; no end to them where it says nothing. */
export function ticksOf(uptime: string): number {
  const seconds = Number(/^\d+\.\d+/.exec(uptime)?.[0] ?? Infinity);
  return Math.round(seconds * ticksInSecond);
}

/** When a process or thread began, in milliseconds since the epoch; undefined where that is not known. */
export function startedAt(
  { startTicks }: { readonly startTicks: number },
  { bootedAt }: Pick<Snapshot, 'bootedAt'>,
): number | undefined {
  return bootedAt === undefined ? undefined : bootedAt + (startTicks / ticksInSecond) * 1000;
}
