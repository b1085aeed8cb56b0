import assert from 'node:assert/strict';
import type {
  ContainerFacts,
  Engine,
  ExecRequest,
  ExecSession,
  SnapshotSource,
} from '../../src/core/ports';
import { describeSnapshot } from '../../src/core/threads/describeSnapshot';
import type { Snapshot } from '../../src/core/threads/snapshot';
import { runExec } from '../../src/run/runExec';
import { openSnapshotSource } from '../../src/sampling';
import { openExecSource } from '../../src/sampling/execSource';
import { describeWithApache, eventually, psThreads } from '../helpers/apacheContainer';
import { lookAtChurn } from '../helpers/churn';
import { engineOverTcp } from '../helpers/engineOverTcp';
import { skipTest } from '../helpers/skip';
import { parsePs, type PsRow } from '../helpers/parsePs';
import { describeWithEngine } from '../helpers/realEngine';
import { flood } from '../helpers/floods';
import { connectionsAt80 } from '../helpers/makeSnapshot';

describeWithApache('sampling of the apache2 lab', (real, apache) => {
  it('sees the parent, two workers and what each thread waits for', async () => {
    await using container = await apache.run();
    await using source = await openSnapshotSource(real.engine, container);
    const snapshot = await untilIdle(source, 10);
    assert.equal(describeSnapshot(snapshot), '3 processes, 15 threads');
    const [parent, ...workers] = snapshot.processes.filter(({ ours }) => !ours);
    assert.deepEqual(
      [parent?.pid, parent?.role, parent?.user, parent?.commandLine],
      [1, 'parent', 'root', 'httpd -DFOREGROUND'],
    );
    for (const { role, user, ppid, threads } of workers) {
      assert.deepEqual([role, user, ppid], ['worker', 'www-data', 1]);
      const roles = threads.map((thread) => thread.role).sort();
      assert.deepEqual(roles, ['idle', 'idle', 'idle', 'idle', 'idle', 'listener', 'main']);
    }
    assert.deepEqual(snapshot.connections, connectionsAt80(0, 0));
    await source[Symbol.asyncDispose]();
    const { stdout } = await runExec(real.engine, container.id, ['ps', '-ef']);
    const left = parsePs(stdout).filter((row) => !row['CMD']?.startsWith('httpd'));
    assert.deepEqual(
      left.map((row) => row['CMD']),
      ['ps -ef'],
    );
  });

  it('agrees with ps on every process and thread that lasts, while the pool grows', async () => {
    await using container = await apache.run();
    await using source = await openSnapshotSource(real.engine, container);
    await using held = await flood(real.engine, container, 100);
    await held.settled;
    let compared = 0;
    for (let round = 0; round < 10; round += 1) {
      const psBefore = (await psThreads(real, container)).map(psLine);
      const before = snapshotLines(await source.take());
      const psAfter = (await psThreads(real, container)).map(psLine);
      const after = snapshotLines(await source.take());
      const lasting = inBoth(psBefore, psAfter);
      assert.deepEqual(inBoth(lasting, before), lasting, 'the snapshot between two ps has it too');
      const seen = inBoth(before, after);
      assert.deepEqual(inBoth(seen, psAfter), seen, 'the ps between two snapshots has it too');
      compared += lasting.length + seen.length;
    }
    assert.ok(compared > 10 * 2 * 15, `${String(compared)} threads were compared`);
  });

  it('knows main threads only where waits may not be read', async () => {
    await using container = await apache.run({ capabilities: [] });
    await using source = await openExecSource(real.engine, container);
    const { processes } = await source.take();
    const workers = processes.filter(({ role }) => role === 'worker');
    assert.equal(workers.length, 2);
    for (const { threads } of workers) {
      assert.ok(threads.every(({ waitsFor }) => waitsFor === undefined));
      assert.deepEqual(new Set(threads.map(({ role }) => role)), new Set(['main', 'other']));
    }
  });
});

describeWithEngine('a sampler inside a container', (real) => {
  it('is one shell, marked as ours, and gone when the source is closed', async () => {
    await using container = await real.run();
    const source = await openExecSource(real.engine, container);
    const other = await openExecSource(real.engine, container);
    await other.take();
    const { processes } = await source.take();
    assert.deepEqual(
      processes.map(({ pid, commandLine, ours }) => [pid === 1, commandLine, ours].join(' ')),
      ['true sleep infinity false', ...Array<string>(2).fill('false sh -s live-labs-sampler true')],
    );
    assert.equal((await samplers(container)).length, 2);
    await source[Symbol.asyncDispose]();
    assert.equal((await samplers(container)).length, 1);
    await other[Symbol.asyncDispose]();
    assert.deepEqual(await samplers(container), []);
  });

  it('ends when its connection breaks, as it does when our process is killed', async () => {
    await using container = await real.run();
    let session: ExecSession | undefined;
    const listening = {
      about: () => real.engine.about(),
      exec: async (id: string, request: ExecRequest) => {
        session = await real.engine.exec(id, request);
        return session;
      },
    };
    await openExecSource(listening as unknown as Engine, container);
    assert.equal((await samplers(container)).length, 1);
    await session?.[Symbol.asyncDispose]();
    await eventually(async () => (await samplers(container)).length === 0);
  });

  it('takes samples while processes come and go', async () => {
    await using container = await real.run();
    await using source = await openExecSource(real.engine, container);
    await lookAtChurn(real.engine, container, source);
  });

  const images = [
    { name: 'an image that runs as another user', line: 'USER nobody', user: 'nobody' },
    { name: 'an image whose sh is bash', line: 'RUN ln -sf bash /bin/sh', user: 'root' },
  ];
  for (const { name, line, user } of images)
    it(`looks as root into ${name}`, async () => {
      await using image = await real.build(line, 'CMD ["sleep", "infinity"]', 'STOPSIGNAL KILL');
      await using container = await real.run({ image: image.name });
      await using source = await openExecSource(real.engine, container);
      const { processes, connections } = await source.take();
      assert.deepEqual(
        processes.map((process) => `${process.user} ${process.commandLine}`),
        [`${user} sleep infinity`, 'root sh -s live-labs-sampler'],
      );
      assert.deepEqual(connections, { established: 0, queued: 0, ports: [] });
    });

  it('fails when the container stops, and a new source works after its restart', async () => {
    await using container = await real.run();
    await using source = await openExecSource(real.engine, container);
    await source.take();
    await real.engine.stop(container.id, 0);
    await assert.rejects(source.take(), { code: 'sample-failed' });
    await assert.rejects(openExecSource(real.engine, container), { code: 'container-stopped' });
    await real.engine.start(container.id);
    await assert.rejects(source.take(), { code: 'sample-failed' });
    await using again = await openExecSource(real.engine, container);
    assert.equal((await again.take()).processes[0]?.commandLine, 'sleep infinity');
  });

  it('can be given up while it does not answer, and answers later', async () => {
    await using container = await real.run();
    await using source = await openExecSource(real.engine, container);
    const [pid = 0] = await samplers(container);
    await runExec(real.engine, container.id, ['sh', '-c', `kill -STOP ${String(pid)}`]);
    const stop = new AbortController();
    const taken = source.take(stop.signal);
    setTimeout(() => {
      stop.abort(new Error('given up'));
    }, 100);
    await assert.rejects(taken, /given up/);
    await runExec(real.engine, container.id, ['sh', '-c', `kill -CONT ${String(pid)}`]);
    assert.equal((await source.take()).processes.length, 2);
  });

  it('says that there is no shell', async () => {
    await using image = await real.build(
      'CMD ["sleep", "infinity"]',
      'STOPSIGNAL KILL',
      'RUN rm /bin/sh',
    );
    await using container = await real.run({ image: image.name });
    await assert.rejects(openExecSource(real.engine, container), { code: 'shell-missing' });
  });

  it('leaves a container without a shell to the list of an engine elsewhere', async function () {
    await using image = await real.build(
      'CMD ["sleep", "infinity"]',
      'STOPSIGNAL KILL',
      'RUN rm /bin/sh',
    );
    await using container = await real.run({ image: image.name });
    await using over = await engineOverTcp(real.engine);
    if (over === undefined) skipTest(this, 'the engine has no unix socket');
    // As another machine's: its numbers are nobody's here.
    await using source = await openSnapshotSource(over.engine, { ...container, hostPid: 0 });
    const { source: name, processes, connections } = await source.take();
    assert.equal(name, 'engine process list');
    assert.equal(connections, undefined);
    assert.deepEqual(
      processes.map(({ hostPid, user, command, commandLine, threadCount, threads }) =>
        [hostPid, user, command, commandLine, threadCount, threads.length].join(' / '),
      ),
      [`${String(container.hostPid)} / root / sleep / sleep infinity / 1 / 0`],
    );
    const [before] = processes;
    const [again] = (await source.take()).processes;
    assert.equal(again?.startTicks, before?.startTicks);
    await real.engine.stop(container.id, 0);
    await assert.rejects(source.take(), { code: 'engine-request-failed' });
  });

  /** PIDs of the samplers inside. */
  async function samplers(container: ContainerFacts): Promise<readonly number[]> {
    const list = 'for p in /proc/[0-9]*; do echo "${p#/proc/} $(tr "\\0" " " <$p/cmdline)"; done';
    const { stdout } = await runExec(real.engine, container.id, ['sh', '-c', list]);
    return stdout
      .split('\n')
      .filter((line) => line.includes('sh -s live-labs-sampler'))
      .map((line) => parseInt(line, 10));
  }
});

/** Takes snapshots until so many threads are idle. */
async function untilIdle(source: SnapshotSource, count: number): Promise<Snapshot> {
  let snapshot = await source.take();
  await eventually(async () => {
    snapshot = await source.take();
    const threads = snapshot.processes.flatMap((process) => process.threads);
    return threads.filter(({ role }) => role === 'idle').length === count;
  });
  return snapshot;
}

/** What both ps and we can tell of a thread. */
function psLine(row: PsRow): string {
  return ['UID', 'PID', 'PPID', 'LWP', 'CMD'].map((column) => row[column]).join(' ');
}

/** The same of every httpd thread of a snapshot. */
function snapshotLines({ processes }: Snapshot): readonly string[] {
  return processes
    .filter(({ command }) => command === 'httpd')
    .flatMap(({ user, pid, ppid, commandLine, threads }) =>
      threads.map(({ lwp }) => [user, pid, ppid, lwp, commandLine].join(' ')),
    );
}

function inBoth(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.filter((line) => other.includes(line));
}
