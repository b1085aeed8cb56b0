import { errorAt } from '../../core/lab/problems';
import { staysInside } from '../../core/lab/insidePath';
import type { FileRule } from './fileRule';
import { isWithin, lookUp, nearestPath } from '../lookUp';

/** The build context is a folder of the lab that holds a Dockerfile, and no link leads out of it. */
export const buildContext: FileRule = async ({ file, folder, mentions: { context } }) => {
  // What leads out by its words is found in the text already.
  if (context === undefined || !staysInside(context.path)) return [];
  const { path, place } = context;
  const found = await lookUp(folder, path);
  if (found.kind !== 'folder') {
    const meant = await nearestPath(folder, path);
    const advice =
      meant === undefined
        ? 'make it, with a Dockerfile in it'
        : `write "${meant}" if that is meant`;
    const message = `There is no folder "${path}" in the lab's folder; ${advice}.`;
    return [{ file, ...errorAt(place, 'context-missing', message) }];
  }
  if (!(await isWithin(folder, found.path))) {
    const message = `The build context "${path}" is a link that leads out of the lab's folder; put the files themselves there.`;
    return [{ file, ...errorAt(place, 'context-outside', message) }];
  }
  const dockerfile = await lookUp(found.path, 'Dockerfile');
  if (dockerfile.kind !== 'file') {
    const message = `There is no Dockerfile in "${path}"; put one there.`;
    return [{ file, ...errorAt(place, 'dockerfile-missing', message) }];
  }
  if (!(await isWithin(found.path, dockerfile.path))) {
    const message = `The Dockerfile in "${path}" is a link that leads out of the build context; put the file itself there.`;
    return [{ file, ...errorAt(place, 'context-outside', message) }];
  }
  return [];
};
