import { openFilesLimit, readText } from '../../proc/procFiles';

/**
 * What a process has open besides its connections: standard streams, the channel to its parent, the
 * event loop, its program. A fresh child of Node 20.20 has 21, one of perl 5 has 4; the rest is for what
 * a look costs.
 */
export const reservedDescriptors = 100;

/**
 * Where nothing tells: macOS lets a process have 10,240 at least, and Windows counts no sockets as
 * files, but neither was tried.
 */
export const usualDescriptors = 2048;

/**
 * How many connections a child of this process may have open as far as its own descriptors go. The
 * hard limit counts, since each of our programs has the soft one raised to it as it starts.
 */
export async function ownDescriptors(proc = '/proc'): Promise<number> {
  const limit = openFilesLimit((await readText(`${proc}/self/limits`)) ?? '', 'hard');
  return Math.max(0, (limit ?? usualDescriptors) - reservedDescriptors);
}
