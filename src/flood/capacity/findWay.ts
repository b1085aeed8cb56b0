import { isIP } from 'node:net';
import type { ContainerFacts } from '../../core/ports';
import { findPortHolder, isAlive, type PortProxy } from './portProxy';
import { isThere, namesIn, readText } from '../../proc/procFiles';
import { descriptorsInUse } from './proxyUse';
import type { CapacityFacts, ProxyFacts } from './safeMost';
import { isOnThisKernel } from '../../proc/sameKernel';
import { readListener, readTcpTables, type TcpEnd, type TcpEntry } from './tcpTable';

/** How connections to a published port of this machine come to the container, if they do. */
export type Way =
  | {
      readonly is: 'known';
      readonly how: CapacityFacts['way'];
      /** The same, with what the proxy has in use by now. */
      readonly howNow: () => Promise<CapacityFacts['way']>;
      /** Whether the port still is whose it was, failing where that cannot be seen for now; undefined on a
       * system that never shows it. */
      readonly isSame: (() => Promise<boolean>) | undefined;
      /** What shows that at once, where there is such a thing; fails as `isSame` does. */
      readonly proof: (() => Promise<boolean>) | undefined;
    }
  /** Somebody else's program has the port of a container of this machine. */
  | { readonly is: 'stranger'; readonly program: string }
  /** Nothing shows that the port is the container's. */
  | { readonly is: 'unsure' };

type PublishingContainer = Pick<ContainerFacts, 'id' | 'hostPid' | 'addresses'>;

/**
 * Finds out by whom the port is held before anything is connected to it. The engine's word that it
 * publishes the port is not enough: the engine does not see that its proxy was ended and another
 * program took the port, and its loopback address may be another machine's. It takes some
 * milliseconds, needs no rights, opens no connection and never throws.
 */
export async function findWay(
  end: TcpEnd,
  container: PublishingContainer,
  containerPort: number,
  proc = '/proc',
): Promise<Way> {
  // macOS and Windows show nobody's sockets, and there the engine is the one of a desktop product.
  if (!(await isThere(proc))) return known('unknown');
  const behind = { addresses: container.addresses ?? [], port: containerPort };
  const [isHere, { listener, proxy, stranger }] = await Promise.all([
    isOnThisKernel(container, proc),
    findPortHolder(end, behind, proc),
  ]);
  const isSame = (): Promise<boolean> => isHeldAsBefore(end, listener, proxy, proc);
  if (proxy !== undefined && (isHere || proxy.kind !== 'engine')) {
    const howNow = async (): Promise<ProxyFacts> => {
      const entries = await readTcpTables(`${proc}/${proxy.pid}`);
      return { proxy, inUse: descriptorsInUse(entries ?? [], end, proxy.leadsTo) };
    };
    // Docker's proxy has one port, and its listening socket for as long as it lives. It ends before the
    // engine gives the container's address away. Others serve many ports and outlive each.
    const proof = proxy.kind === 'engine' ? () => isAlive(proxy, proc) : undefined;
    return { is: 'known', how: await howNow(), howNow, isSame, proof };
  }
  if (!isHere) return { is: 'unsure' };
  if (stranger !== undefined) return { is: 'stranger', program: stranger };
  const isFree = listener === undefined && (await readTcpTables(proc)) !== undefined;
  if ((isFree || listener?.userId === 0) && (await isDirect(end, proc)))
    return known('direct', isSame);
  // Where nobody listens, only rules of the kernel can answer, and these lead to the container.
  return isFree ? known('unknown', isSame) : { is: 'unsure' };
}

function known(how: 'direct' | 'unknown', isSame?: () => Promise<boolean>): Way {
  return { is: 'known', how, howNow: () => Promise.resolve(how), isSame, proof: undefined };
}

/** One look may miss a row of a table that changes while it is read, two do not. */
async function isHeldAsBefore(
  end: TcpEnd,
  listener: TcpEntry | undefined,
  proxy: PortProxy | undefined,
  proc: string,
): Promise<boolean> {
  const listensAsBefore = async (): Promise<boolean> => {
    const now = await readListener(proc, end);
    return now?.inode === listener?.inode && now?.userId === listener?.userId;
  };
  const [lives, listens] = await Promise.all([
    proxy === undefined || isAlive(proxy, proc),
    listensAsBefore(),
  ]);
  return lives && (listens || (await listensAsBefore()));
}

/**
 * Whether the kernel alone leads connections to the container, as with Docker's
 * `--userland-proxy=false`, where no proxy was found. That the kernel may lead connections of the loopback
 * address elsewhere is the sign: without it only a process can. The port has a listening socket all
 * the same, by which dockerd keeps it from others (seen with 20.10); one of another user is a proxy
 * of an engine that runs as that user. All this says nothing where processes are kept from us.
 */
async function isDirect({ address }: TcpEnd, proc: string): Promise<boolean> {
  if (isIP(address) !== 4 || (await readText(`${proc}/1/cmdline`)) === undefined) return false;
  return leadsLoopbackElsewhere(proc);
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
