import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../threads/snapshot';

// CPU shares and memory are never quite the same. A recording that told each flicker would be many times
// as long and show no more.

/** One clock tick in a tenth of a second is a share of 10 %. */
const noisePercent = 15;

/** Resident memory moves by pages while a program runs on. */
const noiseBytes = 512 * 1024;

/** A snapshot in which what only flickers is as it was in the one before. */
export function calmed(before: Snapshot, after: Snapshot): Snapshot {
  const known = new Map(before.processes.map((process) => [process.pid, process]));
  return {
    ...after,
    processes: after.processes.map((process) => {
      const earlier = known.get(process.pid);
      return earlier?.startTicks === process.startTicks ? calmedProcess(earlier, process) : process;
    }),
  };
}

function calmedProcess(before: ProcessSnapshot, after: ProcessSnapshot): ProcessSnapshot {
  const known = new Map(before.threads.map((thread) => [thread.lwp, thread]));
  return {
    ...after,
    rssBytes: calm(before.rssBytes, after.rssBytes, noiseBytes),
    cpuPercent: calm(before.cpuPercent, after.cpuPercent, noisePercent),
    threads: after.threads.map((thread) => calmedThread(known.get(thread.lwp), thread)),
  };
}

function calmedThread(before: ThreadSnapshot | undefined, after: ThreadSnapshot): ThreadSnapshot {
  if (before === undefined) return after;
  const cpuPercent = calm(before.cpuPercent, after.cpuPercent, noisePercent);
  return cpuPercent === after.cpuPercent ? after : { ...after, cpuPercent };
}

function calm(
  before: number | undefined,
  after: number | undefined,
  noise: number,
): number | undefined {
  if (before === undefined || after === undefined) return after ?? before;
  // That it does nothing any more is no flicker.
  return after !== 0 && Math.abs(after - before) <= noise ? before : after;
}
