import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import { readFault } from '../requests/fault';
import { containerOf } from './containerFacts';
import { takenPort } from './takenPort';

/**
 * Starts a container; one that runs already is fine. Fails with `port-taken` or `container-missing`.
 */
export async function startContainer(docker: Docker, id: string): Promise<void> {
  try {
    await containerOf(docker, id).start();
  } catch (caught) {
    const { status, why } = readFault(caught);
    if (status === 304) return;
    if (status === 404) throw new LabsError('container-missing', { name: id }, { cause: caught });
    const port = takenPort(why);
    if (port === undefined) throw caught;
    throw new LabsError('port-taken', { port }, { cause: caught });
  }
}

/** Lets a paused container go on; one that is not paused is fine. Fails with `container-missing`. */
export async function unpauseContainer(docker: Docker, id: string): Promise<void> {
  try {
    await containerOf(docker, id).unpause();
  } catch (caught) {
    const { status, why } = readFault(caught);
    if (status === 404) throw new LabsError('container-missing', { name: id }, { cause: caught });
    if (!/not paused/i.test(why)) throw caught;
  }
}
