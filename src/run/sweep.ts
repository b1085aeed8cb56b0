import { describeCaught } from '../core/base/errors';
import { leaseLabel, ownerLabel, type Engine, type Log } from '../core/ports';
import { counted } from '../core/base/words';
import { isLeaseHeld } from './lease';
import { sweepMarkedProcesses } from './shells/markedProcesses';
import { sweepCopies } from './testing/sweepCopies';

/** Removes what runs of this installation left behind when they were killed: programs on this machine
 * first, which may use what is removed, and images last, since one cannot go while a container uses it. */
export async function sweep(engine: Engine, owner: string, log: Log): Promise<void> {
  const count = await sweepMarkedProcesses();
  if (count > 0) log.info(`Ended ${counted(count, 'process')} that an interrupted run had left.`);
  await sweepCopies(owner, log);
  const left = { [ownerLabel]: owner, [leaseLabel]: true } as const;
  for (const { id, name, labels } of await engine.containers(left)) {
    if (isLeaseHeld(labels[leaseLabel] ?? '')) continue;
    await engine.remove(id);
    log.info(`Removed the container ${name} that an interrupted run had left.`);
  }
  for (const { id, tags, labels } of await engine.images(left)) {
    if (isLeaseHeld(labels[leaseLabel] ?? '')) continue;
    try {
      for (const name of tags.length === 0 ? [id] : tags) await engine.removeImage(name);
      log.info(`Removed the image ${tags[0] ?? id} that an interrupted run had left.`);
    } catch (caught) {
      // Somebody's own container may stand on it by now; that must not stop this run.
      log.warn(`The image ${tags[0] ?? id} of an interrupted run stays: ${describeCaught(caught)}`);
    }
  }
}
