import { isIP } from 'node:net';
import { ownDescriptors } from './ownDescriptors';
import { findPortProxy } from './portProxy';
import { namesIn, readText } from './procFiles';
import { descriptorsInUse } from './proxyUse';
import type { CapacityFacts } from './safeMost';
import { listenerAt, readTcpTables, type TcpEnd } from './tcpTable';

/** The smallest range that a usual system has: 49152 to 65535, of macOS and Windows. */
const usualClientPorts = 16_384;

/**
 * Finds out what there is to know of the way to a published port of this machine. It takes some
 * milliseconds, needs no rights, opens no connection and never throws.
 */
export async function capacityFacts(published: TcpEnd, proc = '/proc'): Promise<CapacityFacts> {
  const [own, way, range, files] = await Promise.all([
    ownDescriptors(proc),
    wayTo(published, proc),
    readText(`${proc}/sys/net/ipv4/ip_local_port_range`),
    readText(`${proc}/sys/fs/file-nr`),
  ]);
  const [first, last] = numbersIn(range);
  // In use, not needed any more (0 since Linux 2.6), at most.
  const [inUse, , most] = numbersIn(files);
  return {
    own,
    way,
    clientPorts:
      first === undefined || last === undefined ? usualClientPorts : Math.max(0, last - first + 1),
    machineFiles: inUse === undefined || most === undefined ? undefined : most - inUse,
  };
}

async function wayTo(published: TcpEnd, proc: string): Promise<CapacityFacts['way']> {
  const proxy = await findPortProxy(published.address, published.port, proc);
  if (proxy === undefined) return (await isDirect(published, proc)) ? 'direct' : 'unknown';
  const entries = await readTcpTables(`${proc}/${proxy.pid}`);
  return { proxy, inUse: descriptorsInUse(entries ?? [], published, proxy.leadsTo) };
}

/**
 * Whether the kernel alone leads connections to the container, as with Docker's
 * `--userland-proxy=false`, where no proxy was found. That the kernel may lead connections of the loopback
 * address elsewhere is the sign: without it only a process can. The port has a listening socket all
 * the same, by which dockerd keeps it from others (seen with 20.10); one of another user is a proxy
 * of an engine that runs as that user. All this says nothing where processes are kept from us.
 */
async function isDirect({ address, port }: TcpEnd, proc: string): Promise<boolean> {
  if (isIP(address) !== 4 || (await readText(`${proc}/1/cmdline`)) === undefined) return false;
  const entries = await readTcpTables(proc);
  if (entries === undefined) return false;
  const listener = listenerAt(entries, { address, port });
  return (listener === undefined || listener.userId === 0) && (await leadsLoopbackElsewhere(proc));
}

async function leadsLoopbackElsewhere(proc: string): Promise<boolean> {
  const folder = `${proc}/sys/net/ipv4/conf`;
  // Docker sets it for its bridges; what is set for all comes from others, such as Kubernetes.
  const bridges = (await namesIn(folder)).filter(
    (name) => !['all', 'default', 'lo'].includes(name),
  );
  const settings = await Promise.all(
    bridges.map((name) => readText(`${folder}/${name}/route_localnet`)),
  );
  return settings.some((setting) => setting?.trim() === '1');
}

function numbersIn(text: string | undefined): readonly number[] {
  return (text ?? '').match(/\d+/g)?.map(Number) ?? [];
}
