import { parseProcStat, type ProcStat } from '../../core/threads/parseProcStat';
import { parseStatus } from '../../core/threads/parseStatus';
import { KeptFile, type Room } from './keptFiles';
import { readRecord } from './readNow';

/** A thread of this machine, met in one sample and found again in the next. */
export class KnownThread {
  readonly #stat: KeptFile;
  readonly #systemCall: KeptFile;
  #startTicks: number | undefined;
  #inside: number | undefined;

  /** `path` is its folder; `level` says which of the numbers in `NSpid` is the one inside. */
  constructor(
    private readonly path: string,
    private readonly level: number,
    room: Room,
  ) {
    this.#stat = new KeptFile(`${path}/stat`, room);
    this.#systemCall = new KeptFile(`${path}/syscall`, room);
  }

  /** Its number inside the container; undefined where it is not in the container's PID namespace. */
  get inside(): number | undefined {
    return this.#inside;
  }

  /** The record of its `stat`; undefined once it has ended, or where another thread has its number. Of a
   * process's own folder it is that of its main thread, but with the CPU time of all. */
  stat(): { readonly record: string; readonly stat: ProcStat } | undefined {
    const record = this.#stat.read();
    const stat = record === undefined ? undefined : parseProcStat(record);
    if (record === undefined || stat === undefined) return undefined;
    if (this.#startTicks === undefined) {
      this.#startTicks = stat.startTicks;
      // This file is slow to read, and the number stays the same.
      const status = parseStatus(readRecord(`${this.path}/status`) ?? '');
      this.#inside = status?.namespacePids[this.level];
    }
    return stat.startTicks === this.#startTicks ? { record, stat } : undefined;
  }

  /** The line of its `syscall`; undefined where it may not be read. */
  systemCall(): string | undefined {
    return this.#systemCall.read()?.trimEnd();
  }

  /** Whether that was so when it was last asked. */
  get isRefused(): boolean {
    return this.#systemCall.isRefused;
  }

  close(): void {
    this.#stat.close();
    this.#systemCall.close();
  }
}
