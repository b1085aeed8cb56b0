import type { FileAnswer } from '../../core/checks/observer';
import type { Engine } from '../../core/ports';
import { keptOutput } from '../keptOutput';
import { runExec } from '../runExec';

/** Exit codes that no `cat` has, for what is no file that could be printed. */
const codes: Readonly<Record<number, FileAnswer>> = {
  81: { is: 'nothing' },
  82: { is: 'folder' },
  83: { is: 'special' },
};

/** A pipe or a device is not read, since it may never end. */
const script =
  '[ -e "$1" ] || exit 81; [ -d "$1" ] && exit 82; [ -f "$1" ] || exit 83; exec cat -- "$1"';

/** Reads a file inside a container, from its working directory. Needs sh and cat there. */
export async function readContainerFile(
  engine: Engine,
  containerId: string,
  path: string,
): Promise<FileAnswer> {
  const command = ['sh', '-c', script, 'sh', path];
  const { exitCode, stdout, stderr } = await runExec(engine, containerId, command);
  if (exitCode === 0) return { is: 'file', text: stdout, isWhole: stdout.length < keptOutput };
  return codes[exitCode] ?? { is: 'unreadable', why: stderr.trim() };
}
