import { readdirSync, readlinkSync } from 'node:fs';
import type { ContainerFacts, Engine } from '../../src/core/ports';
import { samplerName } from '../../src/core/threads/ourNames';
import { runExec } from '../../src/run/runExec';

/** Whether anybody takes snapshots of a container: from inside it, or from this machine's /proc, files of
 * which stay open for it. */
export async function isWatched(
  engine: Engine,
  { id, hostPid }: Pick<ContainerFacts, 'id' | 'hostPid'>,
): Promise<boolean> {
  const { stdout } = await runExec(engine, id, ['ps', '-eo', 'args']);
  return stdout.includes(samplerName) || hasOpen(`/proc/${hostPid}/task/${hostPid}/stat`);
}

/** Whether any process of this machine has a file open, as far as we may see that. */
function hasOpen(file: string): boolean {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => namesIn(`/proc/${pid}/fd`).some((fd) => leadsTo(`/proc/${pid}/fd/${fd}`, file)));
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function leadsTo(link: string, file: string): boolean {
  try {
    return readlinkSync(link) === file;
  } catch {
    return false;
  }
}
