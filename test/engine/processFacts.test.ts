import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/core/threads/snapshot';
import { terminalName } from '../../src/core/threads/terminalName';
import { runExec } from '../../src/run/runExec';
import { openExecSource } from '../../src/sampling/execSource';
import { openHostSource } from '../../src/sampling/hostSource';
import { describeWithApache, eventually } from '../helpers/apacheContainer';
import { asNobody } from '../helpers/asNobody';
import { engineBut } from '../helpers/engineBut';
import { flood } from '../helpers/floods';
import { comparable, namesOf, openHere } from '../helpers/hostSources';
import { skipTest } from '../helpers/skip';

describeWithApache('what snapshots tell of processes', (real, apache) => {
  it('reads as a user who is not root what threads wait for by an exec inside', async function () {
    await using container = await apache.run();
    await using held = await flood(real.engine, container, 100);
    await held.settled;
    await using asRoot = await openHere(this, real.engine, container);
    // Who may use the engine may do so as any user; a test that runs as root has to say so.
    const engine = engineBut(real.engine, {
      exec: (id, request) => asSelf(() => real.engine.exec(id, request)),
    });
    await eventually(async () => {
      const snapshot = await asNobody(async () => {
        await using source = await openHere(this, engine, container);
        return await source.take();
      });
      const expected = await asRoot.take();
      try {
        assert.deepEqual(comparable(snapshot), comparable(expected));
        assert.deepEqual(heldIn(snapshot), heldIn(expected));
        return snapshot.processes.length === 17;
      } catch (caught) {
        // The pool may have grown between the two.
        if (!(caught instanceof assert.AssertionError)) throw caught;
        return false;
      }
    });
  });

  it('says where nobody may read what threads wait for', async function () {
    if (process.geteuid?.() !== 0) skipTest(this, 'only root can become somebody else');
    await using container = await apache.run();
    await using asRoot = await openHere(this, real.engine, container);
    let execs = 0;
    const engine = engineBut(real.engine, {
      exec: (id, request) => {
        execs += 1;
        const [first = ''] = request.command;
        const command = first === 'sh' ? ['/no/shell'] : request.command;
        return asSelf(() => real.engine.exec(id, { ...request, command }));
      },
    });
    const snapshot = await asNobody(async () => {
      await using source = await openHere(this, engine, container);
      await source.take();
      execs = 0;
      return await source.take();
    });
    assert.equal(execs, 0, 'it is not tried at each look');
    assert.deepEqual(namesOf(comparable(snapshot)), namesOf(comparable(await asRoot.take())));
    assert.ok(snapshot.processes.every(({ seesWaits }) => !seesWaits));
    const threads = snapshot.processes.flatMap((process) => process.threads);
    assert.equal(threads.length, 15);
    assert.ok(threads.every(({ waitsFor }) => waitsFor === undefined));
  });

  it('tells memory, processors, terminals and who holds connections, as ps and the exec do', async function () {
    await using container = await apache.run();
    await using held = await flood(real.engine, container, 20);
    await held.settled;
    await using host = await openHere(this, real.engine, container);
    await using exec = await openExecSource(real.engine, container);
    await eventually(async () => heldIn(await host.take()).reduce(add, 0) === 20);
    const [byHost, byExec] = [await host.take(), await exec.take()];
    assert.deepEqual(heldIn(byHost), heldIn(byExec));
    const inPs = await real.output(container.id, ['ps', '-eo', 'pid,rss,tty,lstart']);
    for (const { pid, rssBytes, terminal, startTicks } of byHost.processes) {
      const line = inPs.split('\n').find((row) => row.trim().startsWith(`${String(pid)} `));
      const [, rss, tty, ...start] = line?.trim().split(/\s+/) ?? [];
      assert.ok(rssBytes !== undefined);
      // The kernel counts by processor, and adds up now and then.
      assert.ok(
        Math.abs(rssBytes - Number(rss) * 1024) < 1_000_000,
        `${String(rssBytes)} ${rss ?? ''}`,
      );
      assert.equal(terminalName(terminal), tty);
      const started = (byHost.bootedAt ?? NaN) + startTicks * 10;
      assert.ok(Math.abs(started - Date.parse(`${start.join(' ')} UTC`)) < 3000, line);
    }
    const burn = runExec(real.engine, container.id, [
      'sh',
      '-c',
      'timeout 5 sh -c "while :; do :; done"; :',
    ]);
    await eventually(async () =>
      (await host.take()).processes.some(
        ({ cpuPercent = 0, threads }) => cpuPercent > 50 && (threads[0]?.cpuPercent ?? 0) > 50,
      ),
    );
    await burn;
  });

  for (const [name, open] of Object.entries({ 'host /proc': openHostSource, exec: openExecSource }))
    it(`by ${name} reads only the threads that are asked for`, async function () {
      await using container = await apache.run();
      await using source = await open(real.engine, container);
      if (source === undefined) skipTest(this, 'containers of this engine run on another kernel');
      const whole = await source.take();
      const counts = await source.take(undefined, 'counts');
      const [, worker] = whole.processes.filter(({ command }) => command === 'httpd');
      assert.ok(worker);
      const some = await source.take(undefined, new Set([worker.pid]));
      const told = ({ processes }: Snapshot): unknown =>
        processes
          .filter(({ ours }) => !ours)
          .map(({ pid, role, user, threadCount }) => [pid, role, user, threadCount]);
      assert.deepEqual([told(counts), told(some)], [told(whole), told(whole)]);
      assert.ok(counts.processes.every(({ threads }) => threads.length === 0));
      assert.deepEqual(
        some.processes.filter(({ threads }) => threads.length > 0).map(({ pid }) => pid),
        [worker.pid],
      );
      assert.deepEqual(counts.connections, whole.connections);
    });
});

/** Does something as whoever runs the tests, also inside `asNobody`. */
async function asSelf<T>(work: () => Promise<T>): Promise<T> {
  const user = process.geteuid?.() ?? 0;
  if (process.getuid?.() === 0) process.seteuid?.(0);
  try {
    return await work();
  } finally {
    process.seteuid?.(user);
  }
}

/** How many connections each process holds. */
function heldIn({ processes }: Snapshot): readonly number[] {
  return processes.filter(({ ours }) => !ours).map(({ heldConnections }) => heldConnections ?? NaN);
}

function add(one: number, other: number): number {
  return one + other;
}
