import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeldSockets } from '../../../src/sampling/host/heldSockets';
import type { HostProcess } from '../../../src/sampling/host/hostProcesses';
import { Pace } from '../../../src/sampling/host/pace';

describe('HeldSockets', () => {
  let proc: string;

  beforeEach(async () => {
    proc = await mkdtemp(join(tmpdir(), 'live-labs-proc-'));
  });

  afterEach(() => rm(proc, { recursive: true }));

  /** A process with these open files; undefined is one of which it is not told where it leads. */
  async function has(
    hostPid: number,
    files: readonly (string | undefined)[],
  ): Promise<HostProcess> {
    const folder = join(proc, String(hostPid), 'fd');
    await mkdir(folder, { recursive: true });
    for (const [number, target] of files.entries()) {
      const file = join(folder, String(number));
      // Who reads where it leads fails, as where that is forbidden.
      await (target === undefined ? writeFile(file, '') : symlink(target, file));
    }
    return { hostPid, main: { startTicks: 1 } } as HostProcess;
  }

  it('counts accepted connections, and says nothing of files that may not be read', async () => {
    const processes = [
      await has(1, ['/dev/null', 'socket:[7]', 'socket:[8]', 'socket:[9]']),
      await has(2, [undefined, undefined]),
      await has(3, ['pipe:[7]', undefined]),
      await has(4, []),
    ];
    const held = await new HeldSockets(proc).of(processes, new Set([7, 9]), new Pace(undefined));
    assert.deepEqual(
      [...held],
      [
        [1, 2],
        [3, 0],
        [4, 0],
      ],
    );
  });
});
