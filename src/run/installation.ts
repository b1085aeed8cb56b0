import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { describeCaught, LabsError } from '../core/base/errors';

/**
 * The id of this installation, made once for each user of a machine. What carries it in its owner
 * label was made by us and may be removed by us. Fails with `file-unwritable`.
 */
export async function installationId(environment: NodeJS.ProcessEnv): Promise<string> {
  const folder = dataFolder(environment);
  const file = join(folder, 'installation-id');
  const id = randomUUID();
  const draft = `${file}.${id}`;
  const unwritable = (caught: unknown): Error =>
    new LabsError('file-unwritable', { file, why: describeCaught(caught) });
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, `${id}\n`);
  } catch (caught) {
    throw unwritable(caught);
  }
  try {
    // `link` fails where the file is there and never shows half a file, so that two first starts
    // at once agree on one id.
    await link(draft, file);
  } catch (caught) {
    if (!isNodeError(caught) || caught.code !== 'EEXIST') throw unwritable(caught);
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Where a user's programs keep data on each system; LIVE_LABS_HOME overrides it. */
function dataFolder(environment: NodeJS.ProcessEnv): string {
  const chosen = environment['LIVE_LABS_HOME'];
  if (chosen !== undefined) return chosen;
  if (platform() === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'live-labs');
  if (platform() === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'live-labs');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'live-labs');
}

function isNodeError(caught: unknown): caught is NodeJS.ErrnoException {
  return caught instanceof Error && 'code' in caught;
}
