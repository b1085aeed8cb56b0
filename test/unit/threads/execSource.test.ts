import assert from 'node:assert/strict';
import type { ContainerFacts, Engine, ExecRequest } from '../../../src/core/ports';
import { describeSnapshot } from '../../../src/core/threads/describeSnapshot';
import { openExecSource } from '../../../src/sampling/execSource';
import { FakeClock } from '../../helpers/fakeClock';
import { FakeShell } from '../../helpers/fakeShell';
import { connectionsAt80 } from '../../helpers/makeSnapshot';
import { procFixture } from '../../helpers/procFixture';

const idle = procFixture('sample-idle.txt');
/** The same moment with both TCP tables left out. */
const quiet = idle.replace(/^ {2}sl[^]*(?=^sockets)/m, '');
/** Which processes of the captures are the sampler's own shell. */
const samplers: readonly number[] = [24, 144];

describe('openExecSource', () => {
  let samples: string[];
  let requests: ExecRequest[];
  let shell: FakeShell;
  let clock: FakeClock;
  let architecture: string;
  let ownLines: Map<number, string>;

  beforeEach(() => {
    samples = [];
    requests = [];
    clock = new FakeClock();
    architecture = 'x86_64';
    ownLines = new Map(samplers.map((pid) => [pid, 'sh\0-s\0live-labs-sampler\0']));
    shell = new FakeShell((command) => {
      const [word, ...words] = command.split('\n').at(-1)?.split(' ') ?? [];
      if (word === 'sample') return samples.shift() ?? idle;
      if (word === 'arguments')
        return words.map((pid) => commandLine(pid) + environment()).join('');
      return words[0] === '/etc/passwd' ? procFixture('passwd.txt') : environment();
    });
  });

  /** The shell's own, which stands after each command line. */
  function environment(): string {
    const entries = Object.entries(requests[0]?.environment ?? {});
    return `PATH=/bin\0${entries.map(([name, value]) => `${name}=${value}\0`).join('')}`;
  }

  function asked(): readonly string[] {
    return shell.asked.filter((command) => command.startsWith('sample'));
  }

  function commandLine(pid: string): string {
    return ownLines.get(Number(pid)) ?? 'httpd\0-DFOREGROUND\0';
  }

  function open(): ReturnType<typeof openExecSource> {
    const engine = {
      about: () => Promise.resolve({ architecture }),
      exec: (_: string, request: ExecRequest) => {
        requests.push(request);
        return Promise.resolve(shell);
      },
    };
    const container: Partial<ContainerFacts> = { id: 'abc', name: 'apache2-test' };
    return openExecSource(engine as unknown as Engine, container as ContainerFacts, clock);
  }

  it('runs a shell without TTY as root that can be found from outside', async () => {
    await open();
    const [request] = requests;
    assert.deepEqual(
      [request?.command, request?.tty, request?.user],
      [['sh', '-s', 'live-labs-sampler'], false, '0'],
    );
    assert.match(request?.environment?.['LIVE_LABS_SAMPLER'] ?? '', /^[-\da-f]{36}$/);
  });

  it('gives processes with names, roles, waits and connections', async () => {
    const source = await open();
    clock.time = 77;
    const snapshot = await source.take();
    assert.deepEqual([snapshot.source, snapshot.takenAt], ['exec', 77]);
    assert.equal(describeSnapshot(snapshot), '3 processes, 15 threads');
    assert.deepEqual(
      snapshot.processes.map(({ pid, user, command, commandLine, role, ours, threads }) =>
        [pid, user, command, commandLine, role, ours, threads.length].join(' '),
      ),
      [
        '1 root httpd httpd -DFOREGROUND parent false 1',
        '8 www-data httpd httpd -DFOREGROUND worker false 7',
        '9 www-data httpd httpd -DFOREGROUND worker false 7',
        '24 root sh sh -s live-labs-sampler shell true 1',
      ],
    );
    assert.equal(snapshot.processes[0]?.threads[0]?.waitsFor, 'pselect6');
    assert.deepEqual(snapshot.connections, connectionsAt80(0, 0));
  });

  it('marks the program of a flood from inside as ours, and no other', async () => {
    ownLines.set(8, 'live-labs-flood\0');
    ownLines.set(9, 'live-labs-flooding\0');
    const { processes } = await (await open()).take();
    assert.deepEqual(
      processes.filter(({ ours }) => ours).map(({ pid }) => pid),
      [8, 24],
    );
  });

  it('counts the connections of a flood', async () => {
    const source = await open();
    samples = [procFixture('sample-flood.txt')];
    const snapshot = await source.take();
    assert.deepEqual(snapshot.connections, connectionsAt80(80, 20));
    assert.match(describeSnapshot(snapshot), /^17 processes, 113 threads, 80 serving, 20 conn/);
  });

  it('leaves the TCP tables out while there are only listening sockets', async () => {
    const source = await open();
    samples = [idle, quiet, procFixture('sample-flood.txt'), idle];
    const counts = [];
    for (let turn = 0; turn < 4; turn += 1) counts.push((await source.take()).connections);
    assert.deepEqual(asked(), [
      'sample "" "all"',
      'sample ":1:0" "all"',
      'sample ":1:0" "all"',
      'sample "" "all"',
    ]);
    assert.deepEqual(counts, [
      connectionsAt80(0, 0),
      connectionsAt80(0, 0),
      connectionsAt80(80, 20),
      connectionsAt80(0, 0),
    ]);
  });

  it('reads them again while a queue has what is no socket any more', async () => {
    const source = await open();
    const reset = idle.replace(/(:0050 \S+ 0A 00000000:)00000000/, '$100000003');
    samples = [reset, idle, quiet];
    const counts = [];
    for (let turn = 0; turn < 3; turn += 1) counts.push((await source.take()).connections);
    assert.deepEqual(asked(), ['sample "" "all"', 'sample "" "all"', 'sample ":1:0" "all"']);
    assert.deepEqual(counts, [
      connectionsAt80(0, 0, 3),
      ...[1, 2].map(() => connectionsAt80(0, 0)),
    ]);
  });

  it('says nothing of connections where there is no table', async () => {
    const source = await open();
    samples = [quiet];
    assert.equal((await source.take()).connections, undefined);
  });

  it('reads command lines at first, once more when they have settled, and of new processes', async () => {
    const source = await open();
    const lines = (): readonly string[] =>
      shell.asked
        .filter((command) => command.startsWith('arguments'))
        .map((command) => command.replace('arguments ', ''));
    await source.take();
    await source.take();
    assert.deepEqual(lines(), ['1 24 8 9']);
    clock.time = 1000;
    await source.take();
    await source.take();
    assert.deepEqual(lines(), ['1 24 8 9', '1 24 8 9']);
    samples = [idle.replaceAll(/^(8 \(httpd\).*) \d+( \d+ \d+ 18446)/gm, '$1 424242$2'), idle];
    await source.take();
    assert.deepEqual(lines().at(-1), '8', 'a PID that was reused is a new process');
  });

  it('names no waits where the numbers of the machine are not known', async () => {
    architecture = 'riscv64';
    const { processes } = await (await open()).take();
    const threads = processes.flatMap((process) => process.threads);
    assert.ok(threads.every(({ waitsFor }) => waitsFor === undefined));
  });

  it('fails where nothing can be read', async () => {
    const source = await open();
    samples = ['sockets:1:0\n'];
    await assert.rejects(source.take(), { code: 'sample-failed' });
  });

  it('fails where /proc hides its own environment, and leaves no session behind', async () => {
    shell = new FakeShell(() => '');
    await assert.rejects(open(), { code: 'sample-failed' });
    assert.equal(shell.disposed, true);
  });

  it('leaves no session behind when the first question fails', async () => {
    shell.end(127);
    await assert.rejects(open(), { code: 'shell-missing' });
    assert.equal(shell.disposed, true);
  });
});
