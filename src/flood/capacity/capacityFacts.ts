import { ownDescriptors } from './ownDescriptors';
import { readText } from '../../proc/procFiles';
import type { CapacityFacts } from './safeMost';

/** The smallest range that a usual system has: 49152 to 65535, of macOS and Windows. */
const usualClientPorts = 16_384;

/**
 * Finds out what there is to know of how much this machine takes, beside the way that was found. It
 * needs no rights and never throws.
 */
export async function capacityFacts(
  way: CapacityFacts['way'],
  proc = '/proc',
): Promise<CapacityFacts> {
  const [own, range, files] = await Promise.all([
    ownDescriptors(proc),
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

function numbersIn(text: string | undefined): readonly number[] {
  return (text ?? '').match(/\d+/g)?.map(Number) ?? [];
}
