import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import type { ContainerFacts } from '../../src/core/ports';
import { parseProcStat, type ProcStat } from '../../src/core/threads/parseProcStat';
import type { ProcessSnapshot, Snapshot } from '../../src/core/threads/snapshot';
import { runExec } from '../../src/run/runExec';
import { openSnapshotSource } from '../../src/sampling';
import { openExecSource } from '../../src/sampling/execSource';
import { describeWithApache, eventually } from '../helpers/apacheContainer';
import { lookAtChurn } from '../helpers/churn';
import { doTo } from '../helpers/engineRequests';
import { engineOverTcp } from '../helpers/engineOverTcp';
import { flood } from '../helpers/floods';
import { comparable, openHere } from '../helpers/hostSources';
import { parsePs } from '../helpers/parsePs';
import { describeWithEngine, type RealEngine } from '../helpers/realEngine';
import { skipTest } from '../helpers/skip';

describeWithApache('the host source and the apache2 lab', (real, apache) => {
  it('agrees with the exec and with ps on every process and thread that lasts', async function () {
    await using container = await apache.run();
    await using host = await openHere(this, real.engine, container);
    await using exec = await openExecSource(real.engine, container);
    await using held = await flood(real.engine, container, 100);
    await held.settled;
    let compared = 0;
    for (let round = 0; round < 10; round += 1) {
      const psBefore = await psLines(real, container);
      const before = linesOf(await host.take());
      const between = linesOf(await exec.take());
      const after = linesOf(await host.take());
      const psAfter = await psLines(real, container);
      const byPs = inBoth(psBefore, psAfter);
      assert.deepEqual(inBoth(byPs, before.map(withoutName)), byPs, 'all that ps saw twice');
      const seen = inBoth(before, after);
      assert.deepEqual(inBoth(seen, between), seen, 'the exec saw all that was seen twice');
      assert.deepEqual(
        inBoth(seen.map(withoutName), psAfter),
        inBoth(seen.map(withoutName), psBefore),
        'both ps saw the same of it',
      );
      compared += byPs.length + seen.length;
    }
    assert.ok(compared > 10 * 2 * 15, `${String(compared)} threads were compared`);
  });

  it('tells states, roles, waits, users and connections of an idle server as the exec does', async function () {
    await using container = await apache.run();
    await using host = await openHere(this, real.engine, container);
    await using exec = await openExecSource(real.engine, container);
    await host.take();
    await eventually(async () => {
      const [one, other] = [await host.take(), await exec.take()];
      try {
        assert.deepEqual(one.connections, other.connections);
        assert.deepEqual(comparable(one), comparable(other));
        return true;
      } catch (caught) {
        // A server at rest still wakes once a second.
        if (!(caught instanceof assert.AssertionError)) throw caught;
        return false;
      }
    });
  });

  it('leaves no descriptor open, and keeps few', async function () {
    await using container = await apache.run();
    await using held = await flood(real.engine, container, 100);
    await held.settled;
    const before = openDescriptors();
    const source = await openHere(this, real.engine, container);
    await eventually(async () => threadsIn(await source.take()) === 113);
    const kept = openDescriptors() - before;
    // Of a thread that never waited when it was looked at, the file that tells for what was not opened.
    assert.ok(kept > 113 && kept < 350, `${String(kept)} are open`);
    await source[Symbol.asyncDispose]();
    assert.equal(openDescriptors(), before);
  });
});

describeWithEngine('the host source', (real) => {
  it('is taken first, and nothing of it is in the container', async function () {
    await using container = await real.run();
    await (await openHere(this, real.engine, container))[Symbol.asyncDispose]();
    await using source = await openSnapshotSource(real.engine, container);
    assert.equal(source.name, 'host /proc');
    const { processes, connections } = await source.take();
    assert.deepEqual(
      processes.map(({ pid, ppid, hostPid, user, commandLine }) =>
        [pid, ppid, hostPid, user, commandLine].join(' '),
      ),
      [`1 0 ${String(container.hostPid)} root sleep infinity`],
    );
    assert.deepEqual(connections, { established: 0, queued: 0, ports: [] });
  });

  it('marks the sampler of another window', async function () {
    await using container = await real.run();
    await using source = await openHere(this, real.engine, container);
    await using other = await openExecSource(real.engine, container);
    await other.take();
    const { processes } = await source.take();
    assert.deepEqual(
      processes.map(({ commandLine, ours }) => `${commandLine} ${String(ours)}`),
      ['sleep infinity false', 'sh -s live-labs-sampler true'],
    );
  });

  it('is not taken where the PIDs that the engine tells are not ours', async function () {
    await using container = await real.run();
    await using over = await engineOverTcp(real.engine);
    if (over === undefined) skipTest(this, 'the engine has no unix socket');
    for (const hostPid of [process.pid, 1]) {
      await using source = await openSnapshotSource(over.engine, { ...container, hostPid });
      assert.equal(source.name, 'exec');
      assert.equal((await source.take()).processes[0]?.commandLine, 'sleep infinity');
    }
  });

  it('takes samples while processes come and go', async function () {
    await using container = await real.run();
    await using source = await openHere(this, real.engine, container);
    const before = openDescriptors();
    await lookAtChurn(real.engine, container, source, async ({ processes }) => {
      for (const { threads } of processes) assert.ok(threads.length > 0);
      await real.pause();
    });
    await source.take();
    assert.ok(openDescriptors() - before < 20);
  });

  it('sees a zombie, as ps does', async function () {
    await using container = await real.run();
    await using session = await real.engine.exec(container.id, {
      command: ['sh', '-c', 'sleep 0 & exec sleep 1000'],
      tty: false,
    });
    await using source = await openHere(this, real.engine, container);
    const defunct = async (): Promise<ProcessSnapshot | undefined> =>
      (await source.take()).processes.find(({ threads }) => threads[0]?.state === 'Z');
    await eventually(async () => (await defunct()) !== undefined);
    const zombie = await defunct();
    const inside = (await statsInside(real, container)).find(({ state }) => state === 'Z');
    assert.ok(inside);
    assert.deepEqual(
      [zombie?.pid, zombie?.ppid, zombie?.user, zombie?.command],
      [inside.id, inside.ppid, 'root', inside.name],
    );
    await runExec(real.engine, container.id, ['sh', '-c', `kill ${String(inside.ppid)}`]);
    // The first process inherits it, and this one waits for no child.
    await eventually(async () => (await defunct())?.ppid === 1);
    session.endInput();
  });

  it('numbers processes of a PID namespace inside as the container does', async function () {
    await using container = await real.run({ capabilities: ['SYS_ADMIN'] });
    await using session = await real.engine.exec(container.id, {
      command: ['unshare', '--pid', '--fork', 'sh', '-c', 'sleep 1000; true'],
      tty: false,
    });
    await using source = await openHere(this, real.engine, container);
    await eventually(async () => (await source.take()).processes.length === 4);
    const { processes } = await source.take();
    const inside = await statsInside(real, container);
    for (const { pid, ppid, command, startTicks } of processes)
      assert.deepEqual(
        inside
          .filter(({ id }) => id === pid)
          .map((stat) => [stat.ppid, stat.name, stat.startTicks]),
        [[ppid, command, startTicks]],
      );
    const last = String(processes.at(-1)?.pid);
    await runExec(real.engine, container.id, ['sh', '-c', `kill ${last}`]);
    session.endInput();
  });

  it('fails when the container stops, and stays with what it was opened for', async function () {
    await using container = await real.run();
    await using source = await openHere(this, real.engine, container);
    await source.take();
    await real.engine.stop(container.id, 0);
    await assert.rejects(source.take(), { code: 'sample-failed' });
    await real.engine.start(container.id);
    await assert.rejects(source.take(), { code: 'sample-failed' });
    const facts = await real.engine.container(container.id);
    assert.ok(facts);
    await using again = await openHere(this, real.engine, facts);
    const [main] = (await again.take()).processes;
    assert.deepEqual([main?.commandLine, main?.hostPid], ['sleep infinity', facts.hostPid]);
  });

  it('fails at once when the container is killed while samples are taken', async function () {
    await using container = await real.run();
    await using source = await openHere(this, real.engine, container);
    let stopped = false;
    const stopping = real.engine.stop(container.id, 0).then(() => {
      stopped = true;
    });
    let failure: unknown;
    while (failure === undefined) {
      try {
        const { processes } = await source.take();
        assert.deepEqual([stopped, processes[0]?.commandLine], [false, 'sleep infinity']);
      } catch (caught) {
        failure = caught;
      }
      await new Promise(setImmediate);
    }
    await stopping;
    assert.equal((failure as { code?: string }).code, 'sample-failed');
  });

  it('sees a paused container as it stands', async function () {
    await using container = await real.run();
    await using source = await openHere(this, real.engine, container);
    await doTo(real.engine, container.id, 'pause');
    const { processes } = await source.take();
    await doTo(real.engine, container.id, 'unpause');
    assert.deepEqual(
      processes.map(({ commandLine }) => commandLine),
      ['sleep infinity'],
    );
  });

  it('still sees a container of which all processes are stopped', async function () {
    await using container = await real.run();
    await using source = await openHere(this, real.engine, container);
    process.kill(container.hostPid, 'SIGSTOP');
    await eventually(async () => (await source.take()).processes[0]?.threads[0]?.state === 'T');
    process.kill(container.hostPid, 'SIGCONT');
    await eventually(async () => (await source.take()).processes[0]?.threads[0]?.state === 'S');
  });
});

/** Of files of other processes; connections to the engine come and go by themselves. */
function openDescriptors(): number {
  return readdirSync('/proc/self/fd').filter((file) => {
    try {
      return /^\/proc\/\d+\/task\//.test(readlinkSync(`/proc/self/fd/${file}`));
    } catch {
      return false;
    }
  }).length;
}

function threadsIn({ processes }: Snapshot): number {
  return processes.reduce((sum, { threads }) => sum + threads.length, 0);
}

/** `USER PID PPID LWP COMMAND-LINE / NAME` of every thread of httpd. */
function linesOf({ processes }: Snapshot): readonly string[] {
  return processes
    .filter(({ command }) => command === 'httpd')
    .flatMap(({ user, pid, ppid, commandLine, threads }) =>
      threads.map(({ lwp, name }) => `${[user, pid, ppid, lwp, commandLine].join(' ')} / ${name}`),
    );
}

function withoutName(line: string): string {
  return line.replace(/ \/ .*$/, '');
}

/** The records of all processes as the container's own /proc has them; no image needs ps for it. */
async function statsInside(real: RealEngine, { id }: ContainerFacts): Promise<readonly ProcStat[]> {
  const text = await real.output(id, ['sh', '-c', 'cat /proc/[0-9]*/stat 2>/dev/null']);
  return text.split('\n').flatMap((line) => parseProcStat(line) ?? []);
}

async function psLines(real: RealEngine, { id }: ContainerFacts): Promise<readonly string[]> {
  return parsePs(await real.output(id, ['ps', '-efL']))
    .filter((row) => row['CMD']?.startsWith('httpd') === true)
    .map((row) => ['UID', 'PID', 'PPID', 'LWP', 'CMD'].map((column) => row[column]).join(' '));
}

function inBoth(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.filter((line) => other.includes(line));
}
