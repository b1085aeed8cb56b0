import type { PortProxy } from './portProxy';
import { descriptorsPerConnection } from './proxyUse';

/** What is known of the way from here to the container's port before a flood begins. */
export interface CapacityFacts {
  /** Descriptors that the process which holds the connections may open for them. */
  readonly own: number;
  /** How the engine publishes the port: through a process that can be read, by the kernel's own
   * rules without any process, or in a way that cannot be seen from here. */
  readonly way: ProxyFacts | 'direct' | 'unknown';
  /** How many ports this machine gives to connections that go out. */
  readonly clientPorts: number;
  /** How many more files all programs of this machine together may open, where that is known. */
  readonly machineFiles: number | undefined;
}

/** The process through which the connections go. */
export interface ProxyFacts {
  readonly proxy: PortProxy;
  /** Descriptors that it has in use already, as far as can be reckoned. */
  readonly inUse: number;
}

/** The most connections that may safely be opened, and what sets that bound. */
export type SafeMost = { readonly count: number } & SafeMostBecause;

/** The bound, with the facts that its words need. */
export type SafeMostBecause =
  | { readonly because: 'own-descriptors'; readonly descriptors: number }
  | {
      readonly because: 'port-proxy';
      readonly descriptorLimit: number;
      readonly perConnection: number;
      /** Whether it is one that ends when it runs out; of others that is not known. */
      readonly endsForGood: boolean;
    }
  | {
      readonly because: 'busy-port-proxy';
      readonly descriptorLimit: number;
      readonly inUse: number;
    }
  | { readonly because: 'unknown-proxy' }
  | { readonly because: 'client-ports'; readonly ports: number }
  | { readonly because: 'machine-files'; readonly files: number; readonly perConnection: number };

/**
 * docker-proxy exits at its limit, and its use can only be reckoned, so a flood stops well short of
 * it: 2,222 connections at the usual 20,000. To release and open again takes no more, since Go keeps
 * the pipes for the next connections. Seen with docker-proxy 20.10 and 2,000 connections: 12,009 files,
 * 8,009 once they were released, and 12,009 again each time that they were opened anew, after 0 s,
 * 0.5 s and 5 s; with the lab's httpd, whose queue is full by then, 11,747 at most.
 */
export const shareOfProxy = 2 / 3;

/**
 * What connections of before still hold comes on top: a server that never closes what its client has
 * left made the proxy grow from 6,009 to 10,009, 14,009 and 18,009 files by 1,000 connections each time.
 * All together stays below this share; the rest is for other clients of the port.
 */
export const shareWithForsaken = 9 / 10;

/** Where no proxy can be read. Nothing was measured there: at 6 each these are 3,000 descriptors, and
 * they fit into 4,096, the hard limit that Linux itself gives where no one asks for more. */
export const carefulCount = 500;

/** Other programs of this machine connect too. */
export const shareOfClientPorts = 1 / 2;

/** The machine's files are everybody's. */
export const shareOfMachineFiles = 1 / 2;

/** A connection is a file at the server and one at the client, besides those of the proxy. */
const machineFilesPerConnection = descriptorsPerConnection + 2;

/**
 * How many connections may be open without harm to this machine and its engine; 0: none now.
 * @param held So many of them are open already, and what they take is in the facts as in use.
 */
export function safeMost(
  { own, way, clientPorts, machineFiles }: CapacityFacts,
  held = 0,
): SafeMost {
  const bounds: readonly SafeMost[] = [
    ...boundsOf(way, held),
    { count: own, because: 'own-descriptors', descriptors: own },
    {
      count: Math.floor(clientPorts * shareOfClientPorts),
      because: 'client-ports',
      ports: clientPorts,
    },
    ...(machineFiles === undefined ? [] : [boundOfMachine(machineFiles, held)]),
  ];
  return bounds.reduce((least, bound) => (bound.count < least.count ? bound : least));
}

function boundsOf(way: CapacityFacts['way'], held: number): readonly SafeMost[] {
  if (way === 'direct') return [];
  if (way === 'unknown') return [{ count: carefulCount, because: 'unknown-proxy' }];
  const { proxy, inUse } = way;
  const { descriptorLimit, name } = proxy;
  const connections = (descriptors: number): number =>
    Math.max(0, Math.floor(descriptors / descriptorsPerConnection));
  return [
    {
      count: connections(descriptorLimit * shareOfProxy),
      because: 'port-proxy',
      descriptorLimit,
      perConnection: descriptorsPerConnection,
      endsForGood: name === 'docker-proxy',
    },
    {
      count: held + connections(descriptorLimit * shareWithForsaken - inUse),
      because: 'busy-port-proxy',
      descriptorLimit,
      inUse,
    },
  ];
}

function boundOfMachine(files: number, held: number): SafeMost {
  const more = Math.floor((Math.max(0, files) * shareOfMachineFiles) / machineFilesPerConnection);
  return {
    count: held + more,
    because: 'machine-files',
    files,
    perConnection: machineFilesPerConnection,
  };
}
