import { isLabsError } from '../core/base/errors';
import type { OpenSnapshotSource } from '../core/ports';
import { openExecSource } from './execSource';
import { openHostSource } from './hostSource';
import { openListSource } from './listSource';

/** Opens the first source that can work with this container. Where the container can run nothing for us, the
 * engine's own list is left, which tells of processes only. */
export const openSnapshotSource: OpenSnapshotSource = async (engine, container) => {
  const source = await openHostSource(engine, container);
  if (source !== undefined) return source;
  try {
    return await openExecSource(engine, container);
  } catch (caught) {
    if (!isLabsError(caught) || !nothingRuns.has(caught.code)) throw caught;
    const list = openListSource(engine, container);
    // Where it does not work either, the first failure says more.
    await list.take().catch(() => {
      throw caught;
    });
    return list;
  }
};

/** No program of ours runs in the container, or none that can read there. */
const nothingRuns: ReadonlySet<string> = new Set([
  'shell-missing',
  'sample-failed',
  'engine-request-failed',
]);
