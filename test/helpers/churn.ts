import assert from 'node:assert/strict';
import type { ContainerFacts, Engine, SnapshotSource } from '../../src/core/ports';
import type { Snapshot } from '../../src/core/threads/snapshot';
import { snapshotChange } from '../../src/core/threads/snapshotChange';
import { runExec } from '../../src/run/runExec';

/** Takes snapshots while hundreds of processes come and go in a container; each is shown, and `show` may
 * wait. Fails where few of them were seen to. */
export async function lookAtChurn(
  engine: Engine,
  container: ContainerFacts,
  source: SnapshotSource,
  show: (snapshot: Snapshot) => unknown = () => undefined,
): Promise<void> {
  const churn = runExec(engine, container.id, [
    'sh',
    '-c',
    'for i in $(seq 300); do sh -c "sleep 0.01 & sleep 0.02" & sleep 0.005; done; wait',
  ]);
  const over = new AbortController();
  void churn.finally(() => {
    over.abort();
  });
  let before = await source.take();
  let came = 0;
  let ended = 0;
  while (!over.signal.aborted) {
    const after = await source.take();
    const { put, ended: gone } = snapshotChange(before, after);
    const known = new Set(before.processes.map(({ pid }) => pid));
    came += put.filter(({ pid }) => !known.has(pid)).length;
    ended += gone.length;
    before = after;
    await show(after);
  }
  assert.equal((await churn).exitCode, 0);
  assert.ok(came > 20 && ended > 20, `${String(came)} came, ${String(ended)} ended`);
}
