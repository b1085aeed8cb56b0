import * as l10n from '@vscode/l10n';
import type Docker from 'dockerode';
import type { Progress } from '../../core/ports';
import { connectCode, readFault } from '../requests/fault';
import { layerProgress } from '../requests/layerProgress';
import { readRows } from '../requests/readRows';
import { registryFault } from './registryFault';

/**
 * Gets an image from its registry. Fails with `registry-unreachable` or `image-refused`; a refusal
 * comes as the request's status, or as a row after some layers came already.
 */
export async function pullImage(
  docker: Docker,
  reference: string,
  { report, signal }: Progress,
): Promise<void> {
  report?.(l10n.t('getting the image {0}', reference));
  const progress = layerProgress(report);
  try {
    const stream = await docker.pull(reference, { abortSignal: signal });
    for await (const row of readRows(stream)) {
      if (row.error !== undefined) throw new Error(row.error);
      progress(row);
    }
  } catch (caught) {
    if (signal?.aborted === true || connectCode(caught) !== undefined) throw caught;
    throw registryFault(reference, readFault(caught).why) ?? caught;
  }
}
