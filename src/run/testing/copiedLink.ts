import { readlink, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';

/**
 * Where a symbolic link of a folder has to lead in a copy of it: what stays within the folder stays
 * within the copy, so that nobody who follows it writes into the folder itself, and what leads out goes
 * on leading to where it did.
 */
export async function copiedLink(root: string, path: string): Promise<string> {
  const whole = join(root, path);
  const target = await readlink(whole);
  if (!isAbsolute(target) && !leadsUp(normalize(join(dirname(path), target)))) return target;
  // What is not there has no true path; its words have to do.
  const end = await realpath(whole).catch(() => resolve(dirname(whole), target));
  const way = relative(root, end);
  if (!isAbsolute(way) && !leadsUp(way)) return relative(join(root, dirname(path)), end) || '.';
  // Not made shorter: `..` behind another link is not what its words say.
  return isAbsolute(target) ? target : `${dirname(whole)}${sep}${target}`;
}

function leadsUp(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`);
}
