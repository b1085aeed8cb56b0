import type { ProcessReading } from '../core/threads/assembleSnapshot';
import { isOurs } from './commandLines';
import type { SampledProcess } from './sampledProcess';

/** What a source has read of processes, with their command lines by PID. */
export function asReadings(
  processes: readonly SampledProcess[],
  commandLines: ReadonlyMap<number, string>,
): readonly ProcessReading[] {
  const ours = (pid: number): boolean => isOurs(commandLines.get(pid));
  return processes.map((process) => {
    const { id, ppid } = process.main;
    const commandLine = commandLines.get(id) ?? '';
    return { ...process, commandLine, ours: ours(id) || ours(ppid) };
  });
}
