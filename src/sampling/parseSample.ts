import { readsThreads } from '../core/threads/detail';
import { parseNetTcp, type TcpRow } from '../core/threads/parseNetTcp';
import { parseProcessStat, parseProcStat } from '../core/threads/parseProcStat';
import { parseStatus } from '../core/threads/parseStatus';
import type { Detail } from '../core/threads/snapshot';
import type { KernelArchitecture } from '../core/threads/systemCallNames';
import { parseSocketLinks } from './parseSocketLinks';
import type { SampledProcess } from './sampledProcess';
import { withWaits, type CalledThread } from './withWaits';

/** What one `sample` of the sampler's shell printed. */
export interface Sample {
  readonly processes: readonly SampledProcess[];
  /** Undefined where the tables were not read. */
  readonly sockets: readonly TcpRow[] | undefined;
  /** The sockets that processes have open, as `parseSocketLinks` tells them; none where nobody asked. */
  readonly socketLinks: ReadonlyMap<number, readonly number[]>;
  /** The numbers of TCP sockets, of IPv4 and of IPv6, as `:1:0`. */
  readonly socketNumbers: string;
}

/** Reads a sample with so much detail; what ended while it was taken lacks lines, and is left out. */
export function parseSample(
  text: string,
  architecture: KernelArchitecture | undefined,
  detail: Detail = 'threads',
): Sample {
  const start = text.search(tableHeader);
  const tables = start === -1 ? '' : text.slice(start);
  const end = tables.search(linksHeader);
  return {
    processes: parseProcesses(start === -1 ? text : text.slice(0, start), architecture, detail),
    sockets: start === -1 ? undefined : parseNetTcp(end === -1 ? tables : tables.slice(0, end)),
    socketLinks: parseSocketLinks(end === -1 ? '' : tables.slice(end)),
    socketNumbers: /\nsockets([:\d]*)\s*$/.exec(text)?.[1] ?? '',
  };
}

/** Longer than any thread's name (15 bytes), so that no program can put it here. */
const tableHeader = /^ {2}sl {2}local_address/m;

/** In the tables nobody can put it, so the first is ours. */
const linksHeader = /^links$/m;

function parseProcesses(
  text: string,
  architecture: KernelArchitecture | undefined,
  detail: Detail,
): readonly SampledProcess[] {
  return groupByProcess(text).flatMap(({ status: lines, rest }) => {
    const status = parseStatus(lines.join('\n'));
    // Its own record is the first, before those of its threads.
    const [record = '', ...threadLines] = rest;
    const [main, own] = [parseProcStat(record), parseProcessStat(record)];
    if (main?.id !== status?.pid || status === undefined || main === undefined || !own) return [];
    const { threads, seesWaits } = withWaits(calledThreads(threadLines), architecture);
    const isCounted = !readsThreads(detail, main.id);
    if (threads.length === 0 && !isCounted) return [];
    return {
      main,
      hostPid: undefined,
      userId: status.userId,
      threadCount: isCounted ? own.threadCount : threads.length,
      threads,
      seesWaits: seesWaits && !isCounted,
      terminal: own.terminal,
      residentBytes: status.residentBytes,
      heldConnections: undefined,
    };
  });
}

/** The lines of one process: its status, then its `stat`, and `stat` and perhaps `syscall` of its threads. */
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

function calledThreads(lines: readonly string[]): readonly CalledThread[] {
  return lines.flatMap((line, index) => {
    const stat = parseProcStat(line);
    return stat === undefined ? [] : [{ stat, call: lines[index + 1] ?? '' }];
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
