import { open, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describeCaught, isLabsError, LabsError } from '../../core/base/errors';
import type { FileAnswer } from '../../core/checks/observer';
import { isWithin } from '../lookUp';

/** Of a file this much is read, in bytes: enough for any configuration file. */
const keptBytes = 1_000_000;

/**
 * Reads a file of this machine for a lab, within the lab's folder and nowhere else: neither `..` nor
 * a symbolic link leads out of it. Fails with `path-outside`, and with nothing else: what a student
 * made there (links in a circle, a name without end) is an answer.
 */
export async function readHostFile(folder: string, path: string): Promise<FileAnswer> {
  try {
    // What does not exist cannot be resolved, but the folder that would hold it can lead out as well.
    const real = await realOrNearest(resolve(folder, path));
    if (!(await isWithin(folder, real.path))) throw new LabsError('path-outside', { path, folder });
    if (!real.exists) return { is: 'nothing' };
    const facts = await stat(real.path);
    if (facts.isDirectory()) return { is: 'folder' };
    if (!facts.isFile()) return { is: 'special' };
    return await beginningOf(real.path).catch((caught: unknown): FileAnswer => ({
      is: 'unreadable',
      why: describeCaught(caught),
    }));
  } catch (caught) {
    if (isLabsError(caught)) throw caught;
    return lookFailed('unknown', caught);
  }
}

function lookFailed(is: 'unreadable' | 'unknown', caught: unknown): FileAnswer {
  return isMissing(caught) ? { is: 'nothing' } : { is, why: describeCaught(caught) };
}

/** The path without symbolic links: its own, or of the nearest folder above it that exists. */
async function realOrNearest(path: string): Promise<{ path: string; exists: boolean }> {
  try {
    return { path: await realpath(path), exists: true };
  } catch (caught) {
    const above = dirname(path);
    if (!isMissing(caught) || above === path) throw caught;
    return { path: (await realOrNearest(above)).path, exists: false };
  }
}

async function beginningOf(path: string): Promise<FileAnswer> {
  await using file = await open(path, 'r');
  // One byte more tells whether there is more.
  const { buffer, bytesRead } = await file.read(Buffer.alloc(keptBytes + 1), 0, keptBytes + 1, 0);
  const text = buffer.subarray(0, Math.min(bytesRead, keptBytes)).toString('utf8');
  return { is: 'file', text, isWhole: bytesRead <= keptBytes };
}

function isMissing(caught: unknown): boolean {
  return (
    caught instanceof Error &&
    'code' in caught &&
    ['ENOENT', 'ENOTDIR'].includes(String(caught.code))
  );
}
