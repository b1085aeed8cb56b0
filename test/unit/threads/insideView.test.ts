import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import type { ProcStat } from '../../../src/core/threads/parseProcStat';
import type { ThreadState } from '../../../src/core/threads/snapshot';
import type { HostProcess } from '../../../src/sampling/host/hostProcesses';
import { InsideView } from '../../../src/sampling/host/insideView';
import { SamplerDialogue } from '../../../src/sampling/samplerDialogue';
import { FakeClock } from '../../helpers/fakeClock';
import { FakeShell } from '../../helpers/fakeShell';

const inPoll = '7 0x1 0x2 0x3 0x4 0x5 0x6 0x7ffd00000000 0x7f0000000000';
const inRead = inPoll.replace('7', '0');

function stat(id: number, state: ThreadState): ProcStat {
  return { id, name: 'httpd', state, ppid: 1, cpuTicks: 0, startTicks: 5 };
}

/** Of these threads, each in this state; closed to us unless said. */
function host(pid: number, states: readonly ThreadState[], isClosed = true): HostProcess {
  return {
    main: stat(pid, 'S'),
    hostPid: 40_000 + pid,
    userId: 33,
    threadCount: states.length,
    threads: states.map((state, index) => ({
      stat: stat(pid + index, state),
      waitsFor: undefined,
    })),
    seesWaits: !isClosed,
    isClosed,
    terminal: 0,
    residentBytes: 1,
    heldConnections: undefined,
  };
}

describe('InsideView', () => {
  let calls: Map<string, string>;
  let clock: FakeClock;
  let opened: FakeShell[];
  let view: InsideView;
  let links: string;
  let refuses: boolean;

  beforeEach(() => {
    calls = new Map();
    clock = new FakeClock();
    opened = [];
    links = '';
    refuses = false;
    view = new InsideView(
      () => {
        if (refuses) return Promise.reject(new LabsError('shell-missing', { name: 'demo' }));
        const shell = new FakeShell((command) => {
          const [word, ...words] = command.split(' ');
          if (word === 'show') return 'cat\n';
          if (word === 'links') return links;
          return words.map((path) => `${calls.get(path) ?? ''}cat\n`).join('');
        });
        opened.push(shell);
        return Promise.resolve({ dialogue: new SamplerDialogue(shell, 'demo'), separator: '' });
      },
      'x64',
      clock,
    );
  });

  afterEach(() => view[Symbol.asyncDispose]());

  const complete = (
    processes: readonly HostProcess[],
    accepted: ReadonlySet<number> = new Set(),
  ): Promise<readonly HostProcess[]> => view.complete(processes, accepted, undefined);

  const waitsOf = (processes: readonly HostProcess[]): unknown =>
    processes.map(({ threads, seesWaits }) => [threads.map(({ waitsFor }) => waitsFor), seesWaits]);

  it('starts nothing where all can be read from outside', async () => {
    const all = [host(8, ['S'], false)];
    assert.equal(await complete(all), all);
    assert.equal(opened.length, 0);
  });

  it('tells what threads wait for, of those that wait, and whose it may not', async () => {
    calls.set('8/task/8', `${inRead}\n`).set('8/task/10', `${inPoll}\n`);
    const completed = await complete([
      host(1, ['S']),
      host(8, ['S', 'R', 'S']),
      host(9, ['S'], false),
    ]);
    assert.deepEqual(waitsOf(completed), [
      [[undefined], false],
      [['read', undefined, 'poll'], true],
      [[undefined], true],
    ]);
    assert.equal(opened.length, 1);
  });

  it('tells who holds accepted connections, and of whom nobody knows', async () => {
    calls.set('8/task/8', `${inRead}\n`);
    links = '/proc/8/fd:\nl 1 0 0 64 Nov 27 3 -> socket:[7]\nl 1 0 0 64 Nov 27 4 -> socket:[9]\n';
    const completed = await complete([host(8, ['S']), host(9, ['S'])], new Set([7, 8]));
    assert.deepEqual(
      completed.map(({ heldConnections }) => heldConnections),
      [1, undefined],
    );
  });

  it('leaves all as it is where answers cannot be told apart', async () => {
    calls.set('8/task/8', `${inRead}\ncat\n`);
    assert.deepEqual(waitsOf(await complete([host(8, ['S'])])), [[[undefined], false]]);
  });

  it('rests where nothing could be read, and tries again', async () => {
    refuses = true;
    const all = [host(8, ['S'])];
    assert.equal(await complete(all), all);
    refuses = false;
    calls.set('8/task/8', `${inRead}\n`);
    clock.time += 29_000;
    assert.equal(await complete(all), all);
    clock.time += 1000;
    assert.deepEqual(waitsOf(await complete(all)), [[['read'], true]]);
    assert.equal(opened.length, 1);
  });

  it('ends its shell when it fails and when it is closed', async () => {
    calls.set('8/task/8', `${inRead}\n`);
    await complete([host(8, ['S'])]);
    opened[0]?.end(1);
    await complete([host(8, ['S'])]);
    assert.equal(opened[0]?.disposed, true);
    clock.time += 30_000;
    await complete([host(8, ['S'])]);
    await view[Symbol.asyncDispose]();
    assert.equal(opened[1]?.disposed, true);
  });
});
