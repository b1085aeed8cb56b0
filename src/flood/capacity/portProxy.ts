import { readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseProcStat } from '../../core/threads/parseProcStat';
import { namesIn, openFilesLimit, readText, readTextForSure } from '../../proc/procFiles';
import { isReserver, proxyKind, type ProxyKind } from './proxyPrograms';
import { publishedBy } from './publishedBy';
import { listenerAt, readTcpTables, type TcpEnd, type TcpEntry } from './tcpTable';

/** The process through which the connections to a published port go. */
export interface PortProxy {
  readonly pid: number;
  /** When it started, in clock ticks after boot: another process may get its PID, but not this. */
  readonly startTicks: number;
  /** The kernel's name of its program, such as `docker-proxy`. */
  readonly name: string;
  readonly kind: ProxyKind;
  /**
   * How many files it may open; `Infinity` where that is without limit. It is the soft limit: a
   * program in Go raises that to the hard one as it starts, and where one does not, this one counts.
   */
  readonly descriptorLimit: number;
  /** Where it leads, if its command line says so. */
  readonly leadsTo: TcpEnd | undefined;
}

/** The port of a container to which a proxy must lead. */
export interface ContainerPort {
  /** In the networks of the engine; none where it does not tell. */
  readonly addresses: readonly string[];
  readonly port: number;
}

/** Who has a port of this machine, as far as can be seen. */
export interface PortHolder {
  readonly listener: TcpEntry | undefined;
  /** The engine's proxy. */
  readonly proxy: PortProxy | undefined;
  /** The name of a program that is no proxy to that container. */
  readonly stranger: string | undefined;
}

/** So many files of /proc are read at once; each is a descriptor while it is read. */
const readAtOnce = 32;

interface Process {
  readonly pid: string;
  readonly commandLine: readonly string[];
}

/**
 * Finds who has a TCP port that is published on this machine: by the command line of a proxy, or where
 * that says nothing, by who has the listening socket, which only the processes of our own user show.
 * To listen there is not enough to be the engine's: a port whose proxy has ended is anybody's. Tells
 * of nobody where nothing is seen, and on a system without /proc. Never throws.
 */
export async function findPortHolder(
  end: TcpEnd,
  behind: ContainerPort,
  proc = '/proc',
): Promise<PortHolder> {
  const [processes, entries] = await Promise.all([processesIn(proc), readTcpTables(proc)]);
  const listener = entries && listenerAt(entries, end);
  const nobody = { listener, proxy: undefined, stranger: undefined };
  if (entries !== undefined && listener === undefined) return nobody;
  const said = processes
    .flatMap(({ pid, commandLine }) => {
      const published = publishedBy(commandLine, end);
      return published === undefined ? [] : { pid, commandLine, ...published };
    })
    .sort((one, other) => Number(other.isExact) - Number(one.isExact));
  for (const { pid, commandLine, leadsTo } of said) {
    // One that publishes the same port in another network (an engine's own) is not the one we reach.
    const theirs = await readTcpTables(`${proc}/${pid}`);
    if (listener !== undefined && theirs && listenerAt(theirs, end)?.inode !== listener.inode)
      continue;
    const proxy = await described(proc, pid, commandLine, leadsTo);
    if (proxy === undefined) continue;
    return leadsElsewhere(proxy, behind)
      ? { ...nobody, stranger: proxy.name }
      : { ...nobody, proxy };
  }
  return listener === undefined
    ? nobody
    : { ...nobody, ...(await holding(processes, listener, proc)) };
}

/** Whether it is a proxy of another container, or of another engine. */
function leadsElsewhere({ leadsTo }: PortProxy, { addresses, port }: ContainerPort): boolean {
  if (leadsTo === undefined) return false;
  return leadsTo.port !== port || (addresses.length > 0 && !addresses.includes(leadsTo.address));
}

/** Whose the listening socket is, of those processes that show theirs. */
async function holding(
  processes: readonly Process[],
  { inode }: TcpEntry,
  proc: string,
): Promise<Partial<PortHolder>> {
  const holders = await flatMapSome(processes, async (process) =>
    (await holdsSocket(`${proc}/${process.pid}/fd`, inode)) ? [process] : [],
  );
  let stranger: string | undefined;
  for (const { pid, commandLine } of holders) {
    const proxy = await described(proc, pid, commandLine, undefined);
    // What docker-proxy publishes its command line says, and this one's said something else.
    if (proxy !== undefined && proxy.kind !== 'engine') return { proxy };
    const [program = ''] = commandLine;
    if (!isReserver(program)) stranger ??= basename(program);
  }
  return { stranger };
}

/** Whether that very process still runs. Fails where that cannot be read for now. */
export async function isAlive(
  { pid, startTicks }: Pick<PortProxy, 'pid' | 'startTicks'>,
  proc = '/proc',
): Promise<boolean> {
  const stat = parseProcStat((await readTextForSure(`${proc}/${pid}/stat`)) ?? '');
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
  [program = '']: readonly string[],
  leadsTo: TcpEnd | undefined,
): Promise<PortProxy | undefined> {
  const kind = proxyKind(program);
  const stat = parseProcStat((await readText(`${proc}/${pid}/stat`)) ?? '');
  const descriptorLimit = openFilesLimit((await readText(`${proc}/${pid}/limits`)) ?? '', 'soft');
  if (kind === undefined || stat === undefined || descriptorLimit === undefined) return undefined;
  const { id, startTicks, name } = stat;
  return { pid: id, startTicks, name, kind, descriptorLimit, leadsTo };
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
