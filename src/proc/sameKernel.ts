import type { ContainerFacts } from '../core/ports';
import { readText } from './procFiles';

/**
 * Whether a container runs on the kernel of this machine, and its processes are ours to see. An engine's
 * socket may be forwarded from another machine, belong to a virtual one, or be mounted into a
 * container, and then the PID that the engine names is nobody's here, or somebody else's. So the
 * groups of that process have to name the container by its whole id, as Docker's `/docker/ID` and
 * `docker-ID.scope` and Podman's `libpod-ID.scope` do. Everybody may read them.
 */
export async function isOnThisKernel(
  { id, hostPid }: Pick<ContainerFacts, 'id' | 'hostPid'>,
  proc = '/proc',
): Promise<boolean> {
  if (hostPid <= 0 || !/^[\da-f]{64}$/.test(id)) return false;
  const groups = (await readText(`${proc}/${hostPid}/cgroup`)) ?? '';
  return groups.includes(id);
}
