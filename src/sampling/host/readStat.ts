import { parseProcStat, type ProcStat } from '../../core/threads/parseProcStat';
import { readRecord } from './readNow';

/** The `stat` of a process of this machine; undefined once it has ended. Fails as `readRecord` does. */
export function readStat(proc: string, pid: number): ProcStat | undefined {
  return parseProcStat(readRecord(`${proc}/${pid}/stat`)?.trimEnd() ?? '');
}
