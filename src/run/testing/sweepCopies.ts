import { lstat, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCaught } from '../../core/base/errors';
import type { Log } from '../../core/ports';
import { isLeaseHeld } from '../lease';
import { copyPrefix, leaseFile } from './labCopy';
import { removeTree } from './removeTree';

/** Removes the copies of labs' folders that killed tests of this installation have left. */
export async function sweepCopies(owner: string, log: Log): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(copyPrefix))) {
    const place = join(tmpdir(), name);
    if (!(await isForsaken(place, owner))) continue;
    try {
      await removeTree(place);
      log.info(`Removed the folder ${place} that an interrupted run had left.`);
    } catch (caught) {
      log.warn(`The folder ${place} of an interrupted run stays: ${describeCaught(caught)}`);
    }
  }
}

/** Anybody may write into the temporary folder, so a name alone says nothing. A copy that was kept has
 * no lease. */
async function isForsaken(place: string, owner: string): Promise<boolean> {
  try {
    const stats = await lstat(place);
    if (!stats.isDirectory() || stats.uid !== process.getuid?.()) return false;
    const [ofOwner, lease] = (await readFile(join(place, leaseFile), 'utf8')).split('\n');
    return ofOwner === owner && lease !== undefined && !isLeaseHeld(lease);
  } catch {
    // It is gone, or no copy of ours.
    return false;
  }
}
