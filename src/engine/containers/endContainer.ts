import type Docker from 'dockerode';
import { readFault } from '../requests/fault';
import { containerOf } from './containerFacts';

/** Statuses that say it was so already: 304 is stopped, 404 is not there. */
const alreadySo: readonly (number | undefined)[] = [304, 404];

/** Asks a container to end and kills it after the grace time. */
export async function stopContainer(
  docker: Docker,
  id: string,
  graceSeconds: number,
): Promise<void> {
  try {
    await containerOf(docker, id).stop({ t: graceSeconds });
  } catch (caught) {
    if (!alreadySo.includes(readFault(caught).status)) throw caught;
  }
}

/** Kills a container and removes it with its anonymous volumes. */
export async function removeContainer(docker: Docker, id: string): Promise<void> {
  try {
    await containerOf(docker, id).remove({ force: true, v: true });
  } catch (caught) {
    const { status, why } = readFault(caught);
    if (status === 409 && why.includes('already in progress')) await waitUntilGone(docker, id);
    else if (!alreadySo.includes(status)) throw caught;
  }
}

/** Somebody else removes it at this moment: what was asked for is so only when they are done. */
async function waitUntilGone(docker: Docker, id: string): Promise<void> {
  try {
    await containerOf(docker, id).wait({ condition: 'removed' });
  } catch (caught) {
    if (!alreadySo.includes(readFault(caught).status)) throw caught;
  }
}
