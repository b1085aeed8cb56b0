import { errorAt } from '../../core/lab/problems';
import type { FileProblem, FileRule } from './fileRule';
import { lookUp, nearestPath } from '../lookUp';

/** Every picture that the text shows from beside it is there. */
export const pictures: FileRule = async ({ file, folder, mentions }) => {
  const problems: FileProblem[] = [];
  for (const { path, place } of mentions.pictures) {
    if ((await lookUp(folder, path)).kind === 'file') continue;
    const meant = await nearestPath(folder, path);
    const advice = meant === undefined ? 'put it there' : `write "${meant}" if that is meant`;
    const message = `There is no picture "${path}" beside lab.md; ${advice}.`;
    problems.push({ file, ...errorAt(place, 'picture-missing', message) });
  }
  return problems;
};
