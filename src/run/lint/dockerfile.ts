import { dirname, join } from 'node:path';
import { buildKitNeeds } from '../../core/lab/buildKitNeeds';
import { staysInside } from '../../core/lab/insidePath';
import { otherLabel } from '../../core/lab/otherLabel';
import type { FileRule } from './fileRule';
import { isWithin, lookUp, textOf } from '../lookUp';

/** Bytes; what is longer was not written by hand. */
const longestDockerfile = 100_000;

/** The Dockerfile can be built by any engine, and its image names no other lab. */
export const dockerfile: FileRule = async ({ folder, lab, mentions: { context } }) => {
  if (context === undefined || !staysInside(context.path)) return [];
  const named = join(folder, context.path, 'Dockerfile');
  const found = await lookUp(folder, named);
  if (found.kind !== 'file') return [];
  // A file that is not the lab's own is not read; another rule says so.
  for (const around of [folder, dirname(named)])
    if (!(await isWithin(around, found.path))) return [];
  const text = await textOf(found.path, longestDockerfile);
  if (text === undefined) return [];
  const problems = [...buildKitNeeds(text), ...otherLabel(text, lab.id)];
  return problems.map((problem) => ({ file: named, ...problem }));
};
