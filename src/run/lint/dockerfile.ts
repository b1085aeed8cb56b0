import { join } from 'node:path';
import { buildKitNeeds } from '../../core/lab/buildKitNeeds';
import { staysInside } from '../../core/lab/insidePath';
import { otherLabel } from '../../core/lab/otherLabel';
import type { FileRule } from './fileRule';
import { isWithin, lookUp, textOf } from './lookUp';

/** The Dockerfile can be built by any engine, and its image names no other lab. */
export const dockerfile: FileRule = async ({ folder, lab, mentions: { context } }) => {
  if (context === undefined || !staysInside(context.path)) return [];
  const named = join(folder, context.path, 'Dockerfile');
  const found = await lookUp(folder, named);
  // Where it is missing, or no file of the lab, another rule says so.
  if (found.kind !== 'file' || !(await isWithin(folder, found.path))) return [];
  const text = await textOf(found.path);
  if (text === undefined) return [];
  const problems = [...buildKitNeeds(text), ...otherLabel(text, lab.id)];
  return problems.map((problem) => ({ file: named, ...problem }));
};
