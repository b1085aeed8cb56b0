import { LabsError } from '../core/base/errors';
import { ownerLabel, type ContainerFacts, type Engine } from '../core/ports';
import type { SignalName } from '../core/threads/signals';
import { runExec } from './runExec';

/** A process, which its start names for good, and what is sent to it. */
export interface Experiment {
  readonly pid: number;
  readonly startTicks: number;
  readonly signal: SignalName;
}

/** What the script says by its exit code. */
const gone = 3;
const refused = 4;

/** The name in the parentheses may hold anything, parentheses and lines too: what counts begins after the last
 * one, with field 3. A zombie has ended; only its parent has not asked yet. */
const script = `
stat=$(cat "/proc/$1/stat" 2>/dev/null) || exit ${String(gone)}
pid=$1 start=$2 signal=$3
set -f
set -- \${stat##*) }
[ "\${20}" = "$start" ] && [ "$1" != Z ] || exit ${String(gone)}
kill -s "$signal" "$pid" || exit ${String(refused)}
`;

/** Whether signals may be sent into a container: only where it was made by us. */
export function mayTouch({ labels, state }: ContainerFacts, owner: string): boolean {
  return labels[ownerLabel] === owner && state === 'running';
}

/**
 * Sends a signal to one process of a container. Fails with `signal-foreign` where the container is not ours,
 * with `signal-first` where the kernel would keep it from the first process, with `process-ended`, and with
 * `signal-refused`.
 */
export async function sendSignal(
  engine: Engine,
  container: ContainerFacts,
  owner: string,
  { pid, startTicks, signal }: Experiment,
): Promise<void> {
  const { id, name } = container;
  if (!mayTouch(container, owner)) throw new LabsError('signal-foreign', { name });
  if (pid === 1 && (signal === 'KILL' || signal === 'STOP'))
    throw new LabsError('signal-first', { name, signal });
  const words = [String(pid), String(startTicks), signal];
  const command = ['sh', '-c', script, 'live-labs-signal', ...words];
  const { exitCode, stderr } = await runExec(engine, id, command, '0');
  if (exitCode === gone) throw new LabsError('process-ended', { name, pid });
  if (exitCode !== 0)
    throw new LabsError('signal-refused', { name, pid, signal, why: stderr.trim() });
}
