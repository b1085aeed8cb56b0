import assert from 'node:assert/strict';
import { rename, rm, symlink } from 'node:fs/promises';
import { machine } from 'node:os';
import { join } from 'node:path';
import type { ContainerFacts, SnapshotSource } from '../../../src/core/ports';
import { kernelArchitecture, parseSyscall } from '../../../src/core/threads/parseSyscall';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import { openHostSource } from '../../../src/sampling/hostSource';
import { asNobody } from '../../helpers/asNobody';
import { withoutDescriptors } from '../../helpers/withoutDescriptors';
import { FakeClock } from '../../helpers/fakeClock';
import { containerStart, inEpollWait, MadeContainer } from '../../helpers/madeContainer';
import { connectionsAt80 } from '../../helpers/makeSnapshot';
import { procFixture } from '../../helpers/procFixture';

describe('the host source', () => {
  let made: MadeContainer;
  const clock = new FakeClock();

  beforeEach(async () => {
    made = await MadeContainer.create();
    clock.time = 0;
  });

  afterEach(() => made[Symbol.asyncDispose]());

  function tryOpen(changes: Partial<ContainerFacts> = {}): ReturnType<typeof openHostSource> {
    const facts = { ...made.facts, ...changes };
    return openHostSource(made.engineWith('asked:x:0:0:\n'), facts, clock, made.proc.path);
  }

  async function open(): Promise<SnapshotSource> {
    const source = await tryOpen();
    assert.ok(source);
    return source;
  }

  async function snapshot(): Promise<Snapshot> {
    await using source = await open();
    return await source.take();
  }

  function pids({ processes }: Snapshot): readonly number[] {
    return processes.map(({ pid }) => pid);
  }

  describe('of a container with a worker', () => {
    beforeEach(async () => {
      await made.members(700, 712, 731);
      await made.process({
        numbers: [712, 9],
        ppid: 700,
        name: 'worker',
        commandLine: 'server\0-w\0',
        others: [
          { numbers: [714, 11], state: 'R', startTicks: 5100, systemCall: inEpollWait },
          { numbers: [713, 10], name: 'pool', startTicks: 5050, systemCall: inEpollWait },
        ],
      });
      await made.process({ numbers: [731, 20], ppid: 99, startTicks: 6000 });
    });

    it('gives all numbers as inside, and those of processes on this machine', async () => {
      clock.time = 77;
      const { source, takenAt, processes } = await snapshot();
      assert.deepEqual([source, takenAt], ['host /proc', 77]);
      assert.deepEqual(
        processes.map(({ pid, hostPid, ppid, command, commandLine, startTicks, threads }) => ({
          line: [pid, hostPid, ppid, command, commandLine, startTicks].join(' '),
          threads: threads.map(({ lwp, name, state, cpuTicks }) =>
            [lwp, name, state, cpuTicks].join(' '),
          ),
        })),
        [
          { line: '1 700 0 made server -f 5000', threads: ['1 made S 7'] },
          {
            line: '9 712 1 worker server -w 5000',
            threads: ['9 worker S 7', '10 pool S 7', '11 made R 7'],
          },
          { line: '20 731 0 made [made] 6000', threads: ['20 made S 7'] },
        ],
      );
    });

    it('tells what a thread waits for, and asks none that runs', async () => {
      const [, worker] = (await snapshot()).processes;
      const expected = parseSyscall(inEpollWait, kernelArchitecture(machine()));
      assert.deepEqual(
        worker?.threads.map(({ waitsFor }) => waitsFor),
        [undefined, expected, undefined],
      );
    });

    it('leaves out what waits where another user may not read it', async () => {
      await made.closeCalls(712, 713, 714);
      const { processes } = await asNobody(snapshot);
      assert.deepEqual(
        processes[1]?.threads.map(({ lwp, waitsFor }) => [lwp, waitsFor]),
        [9, 10, 11].map((lwp) => [lwp, undefined]),
      );
      assert.equal(processes[1].seesWaits, false);
    });

    it('sees threads that came and have ended', async () => {
      await using source = await open();
      await source.take();
      await rm(join(made.proc.path, '712/task/714'), { recursive: true });
      await made.process({
        numbers: [712, 9],
        ppid: 700,
        others: [
          { numbers: [713, 10], startTicks: 5050 },
          { numbers: [790, 12] },
          { numbers: [791, 13] },
        ],
      });
      const [, worker] = (await source.take()).processes;
      assert.deepEqual(
        worker?.threads.map(({ lwp }) => lwp),
        [9, 10, 12, 13],
      );
    });

    it('leaves out what has ended since the list was made', async () => {
      await made.proc.remove('712');
      assert.deepEqual(pids(await snapshot()), [1, 20]);
    });

    it('leaves out another process that has got the number of one since', async () => {
      await made.proc.write('uptime', '59.00 1.00\n');
      assert.deepEqual(pids(await snapshot()), [1, 9]);
    });

    it('marks what we run in the container ourselves, with its children', async () => {
      await made.members(700, 712, 713);
      await made.process({
        numbers: [712, 9],
        ppid: 700,
        commandLine: 'sh\0-s\0live-labs-sampler\0',
      });
      await made.process({ numbers: [713, 10], ppid: 712, commandLine: 'cat\0' });
      const { processes } = await snapshot();
      assert.deepEqual(
        processes.map(({ ours }) => ours),
        [false, true, true],
      );
    });

    it('finds those in groups inside its own', async () => {
      await made.members(700);
      await made.proc.write(`${made.group}/init.scope/cgroup.procs`, '712\n');
      await made.proc.write(`${made.group}/system.slice/x.service/cgroup.procs`, '731\n731\n');
      assert.deepEqual(pids(await snapshot()), [1, 9, 20]);
    });

    it('leaves out what shares its group, but not its PIDs', async () => {
      await made.process({ numbers: [712], ppid: 700 });
      assert.deepEqual(pids(await snapshot()), [1, 20]);
    });
  });

  it('takes the number at the container’s level, with namespaces around and inside it', async () => {
    await made.process({ numbers: [700, 41, 1], ppid: 650 });
    await made.process({ numbers: [712, 53, 9, 1], ppid: 700 });
    await made.process({ numbers: [713, 54, 10, 2], ppid: 712 });
    await made.members(700, 712, 713);
    const { processes } = await snapshot();
    assert.deepEqual(
      processes.map(({ pid, ppid, hostPid }) => [pid, ppid, hostPid]),
      [
        [1, 0, 700],
        [9, 1, 712],
        [10, 9, 713],
      ],
    );
  });

  describe('finds zombies, which a group only counts', () => {
    beforeEach(async () => {
      await made.proc.write(`${made.group}/pids.current`, '2\n');
      await made.process({ numbers: [712, 9], ppid: 700, state: 'Z', name: 'gone' });
      await made.process({ numbers: [800, 3], ppid: 799, state: 'Z' });
      await made.process({ numbers: [801, 4], ppid: 700 });
    });

    it('where it counts more than it lists', async () => {
      const { processes } = await snapshot();
      assert.deepEqual(
        processes.map(({ pid, ppid, commandLine, threads }) =>
          [pid, ppid, commandLine, threads[0]?.state].join(' '),
        ),
        ['1 0 server -f S', '9 1 [gone] Z'],
      );
    });

    it('where nothing counts, from time to time', async () => {
      await made.proc.remove(`${made.group}/pids.current`);
      await using source = await open();
      assert.deepEqual(pids(await source.take()), [1, 9]);
      await made.process({ numbers: [713, 10], ppid: 700, state: 'Z' });
      assert.deepEqual(pids(await source.take()), [1, 9]);
      clock.time += 1000;
      assert.deepEqual(pids(await source.take()), [1, 9, 10]);
    });

    it('and forgets those that were waited for, whoever gets their number', async () => {
      await using source = await open();
      assert.deepEqual(pids(await source.take()), [1, 9]);
      await made.process({ numbers: [712, 9], ppid: 700, state: 'Z', startTicks: 7000 });
      await made.proc.write(`${made.group}/pids.current`, '1\n');
      assert.deepEqual(pids(await source.take()), [1]);
    });
  });

  describe('names users', () => {
    async function users(): Promise<readonly string[]> {
      return (await snapshot()).processes.map(({ user }) => user);
    }
    const own = process.geteuid?.() ?? 0;

    it('by the container’s own file', async () => {
      await made.proc.write('700/root/etc/passwd', `first:x:${own}:0:\n`);
      assert.deepEqual(await users(), ['first']);
      assert.deepEqual(made.requests, []);
    });

    it('as they are inside, where they are mapped', async () => {
      await made.proc.write('700/uid_map', `0 ${own + 1} 10\n500 ${own} 1\n`);
      await made.proc.write('700/root/etc/passwd', 'root:x:0:0:\nmapped:x:500:0:\n');
      assert.deepEqual(await users(), ['mapped']);
    });

    for (const link of ['etc', 'etc/passwd'])
      it(`by one command where ${link} is a link, which may lead out of the container`, async () => {
        const path = join(made.proc.path, '700/root', link);
        await rename(path, `${path}-elsewhere`);
        await symlink(`${path}-elsewhere`, path);
        assert.deepEqual(await users(), own === 0 ? ['asked'] : [String(own)]);
        assert.deepEqual(
          made.requests.map(({ command }) => command.join(' ')),
          ['cat /etc/passwd'],
        );
      });
  });

  describe('counts connections', () => {
    const four = 'TCP: inuse 1 orphan 0 tw 0 alloc 4 mem 1\n';

    it('by the tables of the container’s network, and only where their number has changed', async () => {
      await made.proc.write('700/net/sockstat', four);
      await made.proc.write('700/net/sockstat6', 'TCP6: inuse 0\n');
      const flood = procFixture('net-tcp-flood.txt').split('\n');
      const listening = flood.filter((line) => !/:\w{4} 0[1-9]/.test(line));
      await made.proc.write(
        '700/net/tcp',
        listening.join('\n').replaceAll(/0000:000000\w\w /g, '0000:00000000 '),
      );
      await using source = await open();
      const quiet = connectionsAt80(0, 0);
      assert.deepEqual((await source.take()).connections, quiet);
      await made.proc.write('700/net/tcp', flood.join('\n'));
      assert.deepEqual((await source.take()).connections, quiet);
      await made.proc.write('700/net/sockstat', four.replace('1', '80'));
      const { connections } = await source.take();
      assert.ok((connections?.established ?? 0) > 50);
    });

    it('unless no table can be read', async () => {
      assert.equal((await snapshot()).connections, undefined);
    });
  });

  describe('does not fit', () => {
    const cases: readonly (readonly [string, () => Promise<unknown>, Partial<ContainerFacts>?])[] =
      [
        [
          'where the process is another one’s',
          () => made.proc.write('700/cgroup', '0::/user.slice\n'),
        ],
        ['where the engine names no process', () => Promise.resolve(), { hostPid: 0 }],
        [
          'where the container has not started when the process did',
          () => Promise.resolve(),
          { startedAt: '2026-11-27T05:59:59.9Z' },
        ],
        [
          'where the container shares the PIDs of this machine',
          () => made.process({ numbers: [700], ppid: 1 }),
        ],
        [
          'where the container shares the PIDs of another',
          () => made.process({ numbers: [700, 12], ppid: 1 }),
        ],
        [
          'where numbers are told from outside of our own namespace',
          () => made.proc.write('700/status', 'Tgid:\t700\nUid:\t0\t0\t0\t0\nNSpid:\t40\t1\n'),
        ],
        ['where its group is not to be read', () => made.proc.remove(`${made.group}/cgroup.procs`)],
        ['where its group does not list it', () => made.members(712)],
        [
          'where groups are mounted as another namespace has them',
          () =>
            made.proc.write(
              'self/mountinfo',
              `30 23 0:26 /docker/x ${join(made.proc.path, 'groups')} rw - cgroup2 cgroup2 rw\n`,
            ),
        ],
        [
          'where the process has ended and nobody has noticed',
          () => made.process({ numbers: [700, 1], ppid: 650, state: 'Z' }),
        ],
      ];
    for (const [title, change, facts] of cases)
      it(title, async () => {
        await change();
        assert.equal(await tryOpen(facts), undefined);
        assert.deepEqual(made.requests, []);
      });
  });

  describe('fails', () => {
    const endings: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['once the container’s main process has ended', () => made.proc.remove('700')],
      [
        'once another process has its PID',
        () => made.process({ numbers: [700, 1], ppid: 650, startTicks: containerStart + 1 }),
      ],
      [
        'once its main process is a zombie',
        () => made.process({ numbers: [700, 1], ppid: 650, state: 'Z' }),
      ],
      ['once its group is gone', () => made.proc.remove(made.group)],
    ];
    for (const [title, end] of endings)
      it(title, async () => {
        await using source = await open();
        await source.take();
        await end();
        await assert.rejects(source.take(), { code: 'sample-failed' });
      });

    it('after it was closed', async () => {
      const source = await open();
      await source[Symbol.asyncDispose]();
      await assert.rejects(source.take(), { code: 'sample-failed' });
    });

    it('with the reason of who gives up, and works afterwards', async () => {
      await using source = await open();
      const reason = new Error('given up');
      await assert.rejects(source.take(AbortSignal.abort(reason)), reason);
      assert.deepEqual(pids(await source.take()), [1]);
    });
  });

  it('says so where no file can be opened, and works afterwards', async () => {
    await using source = await open();
    const before = await source.take();
    await withoutDescriptors(async () => {
      await assert.rejects(source.take(), { code: 'descriptors-missing' });
    });
    assert.deepEqual(pids(await source.take()), pids(before));
  });

  it('takes one sample after the other, whoever asks', async () => {
    await using source = await open();
    const both = await Promise.all([source.take(), source.take()]);
    assert.deepEqual(both.map(pids), [[1], [1]]);
  });
});
