import * as l10n from '@vscode/l10n';
import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import { safeLine } from '../../core/base/safeText';
import type { Progress } from '../../core/ports';
import { connectCode, readFault } from '../requests/fault';
import { readRows, type Row } from '../requests/readRows';

/** Loads an archive made by `docker save` and gives the references that it held. */
export async function loadArchive(
  docker: Docker,
  file: string,
  progress: Progress,
): Promise<readonly string[]> {
  const loaded: string[] = [];
  await follow(
    file,
    progress,
    () => docker.loadImage(file, { abortSignal: progress.signal }),
    (row) => {
      for (const [, reference] of (row.stream ?? '').matchAll(/^Loaded image(?: ID)?: (\S+)/gm))
        loaded.push(reference ?? '');
    },
  );
  if (loaded.length === 0)
    throw new LabsError('archive-unreadable', { file, why: l10n.t('it holds no image') });
  return loaded;
}

/** Makes an image of a root file system's tar archive. */
export async function importRoot(
  docker: Docker,
  file: string,
  reference: string,
  progress: Progress,
): Promise<void> {
  await follow(file, progress, () =>
    docker.importImage(file, { repo: reference, abortSignal: progress.signal }),
  );
}

async function follow(
  file: string,
  { report, signal }: Progress,
  send: () => Promise<NodeJS.ReadableStream>,
  hear?: (row: Row) => void,
): Promise<void> {
  report?.(l10n.t('loading {0}', file));
  try {
    for await (const row of readRows(await send())) {
      if (row.error !== undefined) throw new Error(row.error);
      hear?.(row);
      const line = safeLine(row.stream ?? row.status ?? '');
      // Rows with an id are the bars of single layers, many a second.
      if (line !== '' && row.id === undefined) report?.(line);
    }
  } catch (caught) {
    if (signal?.aborted === true || connectCode(caught) !== undefined) throw caught;
    throw new LabsError(
      'archive-unreadable',
      { file, why: readFault(caught).why },
      { cause: caught },
    );
  }
}
