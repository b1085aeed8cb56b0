import type { ThreadReading } from '../core/threads/assembleSnapshot';
import { parseNetTcp, type TcpRow } from '../core/threads/parseNetTcp';
import { parseProcStat, type ProcStat } from '../core/threads/parseProcStat';
import { parseStatus } from '../core/threads/parseStatus';
import { parseSyscall } from '../core/threads/parseSyscall';
import type { KernelArchitecture } from '../core/threads/systemCallNames';

/** What one `sample` of the sampler's shell printed. */
export interface Sample {
  readonly processes: readonly SampledProcess[];
  /** Undefined where the tables were not read. */
  readonly sockets: readonly TcpRow[] | undefined;
  /** The numbers of TCP sockets, of IPv4 and of IPv6, as `:1:0`. */
  readonly socketNumbers: string;
}

export interface SampledProcess {
  /** Of its main thread, whose LWP is the PID. */
  readonly main: ProcStat;
  /** Where it is known. */
  readonly hostPid?: number;
  readonly userId: number;
  readonly threads: readonly ThreadReading[];
}

/** Reads a sample; what ended while it was taken lacks lines, and is left out. */
export function parseSample(text: string, architecture: KernelArchitecture | undefined): Sample {
  const tables = text.search(tableHeader);
  return {
    processes: parseProcesses(tables === -1 ? text : text.slice(0, tables), architecture),
    sockets: tables === -1 ? undefined : parseNetTcp(text.slice(tables)),
    socketNumbers: /\nsockets([:\d]*)\s*$/.exec(text)?.[1] ?? '',
  };
}

/** Longer than any thread's name (15 bytes), so that no program can put it here. */
const tableHeader = /^ {2}sl {2}local_address/m;

function parseProcesses(
  text: string,
  architecture: KernelArchitecture | undefined,
): readonly SampledProcess[] {
  return groupByProcess(text).flatMap(({ status: lines, rest }) => {
    const status = parseStatus(lines.join('\n'));
    const threads = parseThreads(rest, architecture);
    const main = threads.find(({ stat }) => stat.id === status?.pid)?.stat;
    if (status === undefined || main === undefined) return [];
    return { main, userId: status.userId, threads };
  });
}

/** The lines of one process: its status, then `stat` and perhaps `syscall` of each thread. */
interface ProcessLines {
  readonly status: string[];
  readonly rest: string[];
}

function groupByProcess(text: string): readonly ProcessLines[] {
  const groups: ProcessLines[] = [];
  for (const record of records(text)) {
    if (record.startsWith('Name:')) groups.push({ status: [], rest: [] });
    const group = groups.at(-1);
    if (/^[A-Z]\w+:/i.test(record)) group?.status.push(record);
    else group?.rest.push(record);
  }
  return groups;
}

function parseThreads(
  lines: readonly string[],
  architecture: KernelArchitecture | undefined,
): readonly ThreadReading[] {
  return lines.flatMap((line, index) => {
    const stat = parseProcStat(line);
    if (stat === undefined) return [];
    return { stat, waitsFor: parseSyscall(lines[index + 1] ?? '', architecture) };
  });
}

/** Lines, but a name can hold newlines: what begins like a `stat` goes on until it is a whole one. */
function* records(text: string): Iterable<string> {
  let begun = '';
  for (const line of text.split('\n')) {
    const record = begun + line;
    const isPart = /^\d+ \(/.test(record) && parseProcStat(record) === undefined;
    begun = isPart && record.length < longestPart ? `${record}\n` : '';
    if (begun === '') yield record;
  }
}

/** A PID and a name need fewer characters, so what is longer and still no `stat` never will be. */
const longestPart = 100;
