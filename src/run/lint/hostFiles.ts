import { errorAt } from '../../core/lab/problems';
import { staysInside } from '../../core/lab/insidePath';
import type { FileProblem, FileRule } from './fileRule';
import { isWithin, lookUp } from '../lookUp';

/** No link leads a check out of the lab's folder. */
export const hostFiles: FileRule = async ({ file, folder, mentions }) => {
  const problems: FileProblem[] = [];
  for (const { path, place } of mentions.hostFiles) {
    // What leads out by its words is found in the text already.
    if (!staysInside(path)) continue;
    const found = await lookUp(folder, path);
    // A student may make it only later.
    if (found.kind === 'nothing' || (await isWithin(folder, found.path))) continue;
    const message = `"${path}" is a link that leads out of the lab's folder, where a check must not look; put the file itself there.`;
    problems.push({ file, ...errorAt(place, 'path-outside', message) });
  }
  return problems;
};
