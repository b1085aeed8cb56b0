import type { ProcessReading } from '../core/threads/assembleSnapshot';
import { isOurs } from './commandLines';
import type { SampledProcess } from './parseSample';

/** What a source has read of processes, with their command lines by PID. */
export function asReadings(
  processes: readonly SampledProcess[],
  commandLines: ReadonlyMap<number, string>,
): readonly ProcessReading[] {
  const ours = (pid: number): boolean => isOurs(commandLines.get(pid));
  return processes.map(({ main, hostPid, userId, threads }) => ({
    main,
    hostPid,
    userId,
    threads,
    commandLine: commandLines.get(main.id) ?? '',
    ours: ours(main.id) || ours(main.ppid),
  }));
}
