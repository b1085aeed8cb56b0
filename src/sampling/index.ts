import * as l10n from '@vscode/l10n';
import { LabsError } from '../core/base/errors';
import type { ContainerFacts, Engine, OpenSnapshotSource, SnapshotSource } from '../core/ports';
import { openExecSource } from './execSource';
import { openHostSource } from './hostSource';

/** Opens the first source that can work with this container. */
export const openSnapshotSource: OpenSnapshotSource = async (engine, container) => {
  for (const open of sources) {
    const source = await open(engine, container);
    if (source !== undefined) return source;
  }
  throw new LabsError('sample-failed', {
    name: container.name,
    why: l10n.t('no way of looking fits it'),
  });
};

/** A way of taking snapshots; undefined where it cannot work with this engine or container. */
type OpenSource = (
  engine: Engine,
  container: ContainerFacts,
) => Promise<SnapshotSource | undefined>;

/** In order, the best first. */
const sources: readonly OpenSource[] = [openHostSource, openExecSource];
