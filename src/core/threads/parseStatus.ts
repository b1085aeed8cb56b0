/** What `/proc/PID/status` says beyond `stat`. */
export interface ProcStatus {
  /** Thread group, which is what everybody calls the PID. */
  readonly pid: number;
  /** The effective user, which is the one that ps shows. */
  readonly userId: number;
  /** Resident memory (`VmRSS`); 0 of what has none, as a zombie. */
  readonly residentBytes: number;
  /** The PID in each PID namespace from the reader's inwards; empty before Linux 4.1. */
  readonly namespacePids: readonly number[];
}

/** Reads the file's text; undefined where it is not whole. */
export function parseStatus(text: string): ProcStatus | undefined {
  const pid = numbersAfter('Tgid', text)[0];
  const userId = numbersAfter('Uid', text)[1];
  if (pid === undefined || userId === undefined) return undefined;
  const residentBytes = Number(/^VmRSS:\s*(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
  return { pid, userId, residentBytes, namespacePids: numbersAfter('NSpid', text) };
}

/** The kernel escapes newlines in the one field that a program can choose, so lines can be trusted. */
function numbersAfter(key: string, text: string): readonly number[] {
  const values = new RegExp(`^${key}:\\s*([\\d\\s]*?)$`, 'm').exec(text)?.[1] ?? '';
  return values.split(/\s+/).filter(Boolean).map(Number);
}
