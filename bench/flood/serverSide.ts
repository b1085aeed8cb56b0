import type { ContainerFacts, Engine } from '../../src/core/ports';
import { connectionCounts } from '../../src/core/threads/connectionCounts';
import { parseNetTcp } from '../../src/core/threads/parseNetTcp';
import { runExec } from '../../src/run/runExec';
import { serverPort } from './stage';

/** What the kernel says of a server's connections, read inside its container. */
export interface ServerSide {
  /** Open to it now, accepted or in its queue. */
  readonly open: number;
  /** Opened from outside since the container has a network. */
  readonly openedSoFar: number;
}

const files = ['/proc/net/tcp', '/proc/net/tcp6', '/proc/net/snmp'];

/** Looks at the server's side, which knows nothing of what a client believes to hold. */
export async function serverSide(engine: Engine, { id }: ContainerFacts): Promise<ServerSide> {
  const { stdout } = await runExec(engine, id, ['cat', ...files]);
  const { established, queued } = connectionCounts(parseNetTcp(stdout), new Set([serverPort]));
  return { open: established + queued, openedSoFar: tcpCounter(stdout, 'PassiveOpens') };
}

/** A counter of `/proc/net/snmp`, where a line of names is followed by one of numbers. */
function tcpCounter(text: string, name: string): number {
  const [names = [], numbers = []] = text
    .split('\n')
    .filter((line) => line.startsWith('Tcp:'))
    .map((line) => line.trim().split(/\s+/));
  return Number(numbers[names.indexOf(name)] ?? NaN);
}
