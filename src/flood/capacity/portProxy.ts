import { readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseProcStat } from '../../core/threads/parseProcStat';
import { namesIn, openFilesLimit, readText } from './procFiles';
import { publishedBy } from './publishedBy';
import { listenerAt, readTcpTables, type TcpEnd } from './tcpTable';

/** The process through which the connections to a published port go. */
export interface PortProxy {
  readonly pid: number;
  /** When it started, in clock ticks after boot: another process may get its PID, but not this. */
  readonly startTicks: number;
  /** The kernel's name of its program, such as `docker-proxy`. */
  readonly name: string;
  /**
   * How many files it may open; `Infinity` where that is without limit. It is the soft limit: a
   * program in Go raises that to the hard one as it starts, and where one does not, this one counts.
   */
  readonly descriptorLimit: number;
  /** Where it leads, if its command line says so. */
  readonly leadsTo: TcpEnd | undefined;
}

/** These keep a port's socket only so that nobody else takes the port: nothing goes through them. */
const reservers: ReadonlySet<string> = new Set(['dockerd', 'containerd', 'conmon', 'podman']);

/** So many files of /proc are read at once; each is a descriptor while it is read. */
const readAtOnce = 32;

interface Process {
  readonly pid: string;
  readonly commandLine: readonly string[];
}

/**
 * Finds the engine's proxy for a TCP port that is published on this machine: by its command line, or
 * where that says nothing, by who has the listening socket, which only the processes of our own user
 * show. Undefined where none is found, and on a system without /proc. Never throws.
 */
export async function findPortProxy(
  address: string,
  hostPort: number,
  proc = '/proc',
): Promise<PortProxy | undefined> {
  const end = { address, port: hostPort };
  const [processes, entries] = await Promise.all([processesIn(proc), readTcpTables(proc)]);
  const listener = entries && listenerAt(entries, end)?.inode;
  if (entries !== undefined && listener === undefined) return undefined;
  const said = processes
    .flatMap(({ pid, commandLine }) => {
      const published = publishedBy(commandLine, end);
      return published === undefined ? [] : { pid, ...published };
    })
    .sort((one, other) => Number(other.isExact) - Number(one.isExact));
  for (const { pid, leadsTo } of said) {
    // One that publishes the same port in another network (an engine's own) is not the one we reach.
    const theirs = await readTcpTables(`${proc}/${pid}`);
    if (listener !== undefined && theirs && listenerAt(theirs, end)?.inode !== listener) continue;
    const proxy = await described(proc, pid, leadsTo);
    if (proxy !== undefined) return proxy;
  }
  if (listener === undefined) return undefined;
  const others = processes.filter(({ commandLine: [program = ''] }) => !isReserver(program));
  const [holder] = await flatMapSome(others, async ({ pid }) =>
    (await holdsSocket(`${proc}/${pid}/fd`, listener)) ? [pid] : [],
  );
  return holder === undefined ? undefined : described(proc, holder, undefined);
}

/** Whether that very process still runs. */
export async function isAlive(
  { pid, startTicks }: Pick<PortProxy, 'pid' | 'startTicks'>,
  proc = '/proc',
): Promise<boolean> {
  const stat = parseProcStat((await readText(`${proc}/${pid}/stat`)) ?? '');
  // One that has ended keeps its place until its parent has heard of it.
  return stat?.startTicks === startTicks && stat.state !== 'Z' && stat.state !== 'X';
}

async function processesIn(proc: string): Promise<readonly Process[]> {
  const pids = (await namesIn(proc)).filter((name) => /^\d+$/.test(name));
  return flatMapSome(pids, async (pid) => {
    const text = await readText(`${proc}/${pid}/cmdline`);
    // The kernel's own threads have none.
    return text === undefined || text === '' ? [] : [{ pid, commandLine: text.split('\0') }];
  });
}

async function described(
  proc: string,
  pid: string,
  leadsTo: TcpEnd | undefined,
): Promise<PortProxy | undefined> {
  const stat = parseProcStat((await readText(`${proc}/${pid}/stat`)) ?? '');
  const descriptorLimit = openFilesLimit((await readText(`${proc}/${pid}/limits`)) ?? '', 'soft');
  if (stat === undefined || descriptorLimit === undefined) return undefined;
  const { id, startTicks, name } = stat;
  return { pid: id, startTicks, name, descriptorLimit, leadsTo };
}

function isReserver(program: string): boolean {
  return reservers.has(basename(program));
}

async function holdsSocket(folder: string, inode: number): Promise<boolean> {
  const link = `socket:[${inode}]`;
  for (const name of await namesIn(folder))
    try {
      if ((await readlink(`${folder}/${name}`)) === link) return true;
    } catch {
      // It was closed since the folder was read.
      continue;
    }
  return false;
}

async function flatMapSome<From, To>(
  all: readonly From[],
  of: (one: From) => Promise<readonly To[]>,
): Promise<readonly To[]> {
  const found: To[] = [];
  for (let start = 0; start < all.length; start += readAtOnce)
    for (const some of await Promise.all(all.slice(start, start + readAtOnce).map(of)))
      found.push(...some);
  return found;
}
