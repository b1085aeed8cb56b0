import * as l10n from '@vscode/l10n';
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
  if (count > 0)
    log.info(l10n.t('Ended {0} that an interrupted run had left.', counted(count, 'process')));
  await sweepCopies(owner, log);
  const left = { [ownerLabel]: owner, [leaseLabel]: true } as const;
  for (const { id, name, labels } of await engine.containers(left)) {
    if (isLeaseHeld(labels[leaseLabel] ?? '')) continue;
    await engine.remove(id);
    log.info(l10n.t('Removed the container {0} that an interrupted run had left.', name));
  }
  for (const { id, tags, labels } of await engine.images(left)) {
    if (isLeaseHeld(labels[leaseLabel] ?? '')) continue;
    try {
      for (const name of tags.length === 0 ? [id] : tags) await engine.removeImage(name);
      log.info(l10n.t('Removed the image {0} that an interrupted run had left.', tags[0] ?? id));
    } catch (caught) {
      // Somebody's own container may stand on it by now; that must not stop this run.
      log.warn(
        l10n.t(
          'The image {0} of an interrupted run stays: {1}',
          tags[0] ?? id,
          describeCaught(caught),
        ),
      );
    }
  }
}
