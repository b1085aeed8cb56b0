import { LabsError } from '../core/base/errors';
import { isWithin, lookUp } from './lookUp';

/**
 * The folder that an image is built from, with all links followed: all that is in it goes to the
 * engine, so it must be the lab's own. Fails with `context-outside`.
 */
export async function contextFolder(folder: string, context: string): Promise<string> {
  const { path } = await lookUp(folder, context);
  if (!(await isWithin(folder, path))) throw new LabsError('context-outside', { context, folder });
  return path;
}
