import assert from 'node:assert/strict';
import { acceptedSockets } from '../../../src/core/threads/connectionCounts';
import { parseCommandLines } from '../../../src/sampling/parseCommandLines';
import { parseSample } from '../../../src/sampling/parseSample';
import { procFixture } from '../../helpers/procFixture';

describe('parseSample', () => {
  const captures = [
    { file: 'sample-idle.txt', processes: 4, threads: 16, sockets: 1, waiting: 16 },
    { file: 'sample-flood.txt', processes: 18, threads: 114, sockets: 101, waiting: 114 },
    // Without SYS_PTRACE root may read the waits of its own processes only.
    { file: 'sample-without-ptrace.txt', processes: 4, threads: 16, sockets: 1, waiting: 2 },
    { file: 'sample-hostile-names.txt', processes: 8, threads: 8, sockets: 0, waiting: 7 },
  ];
  for (const { file, ...expected } of captures)
    it(`reads ${file}`, () => {
      const { processes, sockets } = parseSample(procFixture(file), 'x64');
      const threads = processes.flatMap((process) => process.threads);
      assert.deepEqual(
        {
          processes: processes.length,
          threads: threads.length,
          sockets: sockets?.length,
          waiting: threads.filter(({ waitsFor }) => waitsFor !== undefined).length,
        },
        expected,
      );
    });

  it('gives each thread to its process', () => {
    const { processes, socketNumbers } = parseSample(procFixture('sample-idle.txt'), 'x64');
    assert.deepEqual(
      processes.map(({ main, userId, threads }) => [main.id, userId, threads.length]),
      [
        [1, 0, 1],
        [processes[1]?.main.id, 0, 1],
        [8, 33, 7],
        [9, 33, 7],
      ],
    );
    assert.equal(socketNumbers, ':1:0');
  });

  it('is not misled by names with newlines and parentheses', () => {
    const { processes } = parseSample(procFixture('sample-hostile-names.txt'), 'x64');
    const names = new Map(processes.map(({ main }) => [main.id, main.name]));
    assert.equal(names.get(7), 'a 9 (b) S 1');
    assert.equal(names.get(9), 'sleep');
    assert.equal(names.get(10), 'x) (y) Z');
    assert.equal(names.get(13), 'red');
  });

  it('leaves out what ended while it was read', () => {
    const status = (pid: number): string => `Name:\tsh\nTgid:\t${String(pid)}\nUid:\t0\t0\t0\t0\n`;
    const stat = (id: number): string =>
      `${String(id)} (sh) S 1 1 1 0 1 1 1 0 0 0 3 4 0 0 20 0 1 0 9 9 9\n`;
    const text = [
      status(1), // it had ended
      status(2) + stat(2) + stat(2) + 'running\n',
      status(3) + stat(3), // its threads had ended
      status(4) + stat(4) + stat(4) + stat(40),
    ].join('');
    assert.deepEqual(
      parseSample(text, 'x64').processes.map(({ main, threads }) => [main.id, threads.length]),
      [
        [2, 1],
        [4, 2],
      ],
    );
  });

  it('keeps apart whose threads were read and whose were only counted', () => {
    const text = procFixture('sample-idle.txt').replace(/^(9 \(httpd\).*\n)[^]*(?= {2}sl )/m, '$1');
    const { processes } = parseSample(text, 'x64', new Set([1, 8, 24]));
    assert.deepEqual(
      processes.map(({ main, threadCount, threads, seesWaits }) => [
        main.id,
        threadCount,
        threads.length,
        seesWaits,
      ]),
      [
        [1, 1, 1, true],
        [24, 1, 1, true],
        [8, 7, 7, true],
        [9, 7, 0, false],
      ],
    );
  });

  it('tells where waits may not be read', () => {
    const { processes } = parseSample(procFixture('sample-without-ptrace.txt'), 'x64');
    assert.deepEqual(
      processes.map(({ userId, seesWaits }) => [userId, seesWaits]),
      [
        [0, true],
        [33, false],
        [0, true],
        [33, false],
      ],
    );
    const elsewhere = parseSample(procFixture('sample-idle.txt'), undefined).processes;
    assert.ok(elsewhere.every(({ seesWaits }) => !seesWaits));
  });

  it('tells the terminal, the memory and the CPU time of a whole process', () => {
    const { processes } = parseSample(procFixture('sample-flood.txt'), 'x64');
    const worker = processes.find(({ threads }) => threads.length === 7);
    assert.ok(worker?.residentBytes !== undefined);
    assert.equal(worker.terminal, 0x8800, 'pts/0');
    assert.ok(worker.residentBytes > 1_000_000 && worker.residentBytes < 100_000_000);
    const { cpuTicks } = worker.main;
    assert.ok(worker.threads.every(({ stat }) => stat.cpuTicks <= cpuTicks));
  });

  it('says nothing of the sockets of processes whose files may not be read', () => {
    const { socketLinks } = parseSample(procFixture('sample-without-ptrace.txt'), 'x64');
    assert.deepEqual([...socketLinks.keys()], [1, 25]);
  });

  it('finds the sockets that processes have open', () => {
    const { socketLinks, sockets } = parseSample(procFixture('sample-flood.txt'), 'x64');
    const accepted = acceptedSockets(sockets ?? [], new Set([80]));
    const held = [...socketLinks].map(([pid, inodes]) => [
      pid,
      inodes.filter((inode) => accepted.has(inode)).length,
    ]);
    assert.deepEqual(
      held.filter(([, count]) => count !== 0).map(([, count]) => count),
      Array.from({ length: 16 }, () => 5),
    );
    assert.equal(socketLinks.get(1)?.length, 1);
  });

  for (const text of ['', '\n', 'Name:', '9 (x', 'running', 'sockets:x', '  sl  local_address'])
    it(`finds no process in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseSample(text, 'x64').processes, []);
    });

  it('is not kept busy by a text that only ever begins', () => {
    assert.deepEqual(parseSample('1 (\n'.repeat(100_000), 'x64').processes, []);
  });

  it('finds the processes of any part of a sample', () => {
    const text = procFixture('sample-hostile-names.txt');
    for (let cut = 0; cut < text.length; cut += 97) {
      const { processes } = parseSample(text.slice(0, cut), 'x64');
      assert.ok(processes.length <= 8);
    }
  });
});

describe('parseCommandLines', () => {
  const separator = 'PATH=/bin\0LIVE_LABS_SAMPLER=1\0';
  const cases = [
    { lines: ['httpd\0-DFOREGROUND\0', 'sleep\0'], pids: [1, 9] },
    { lines: ['sh\0-c\0one\n\ntwo\0', '', 'nginx: worker process'], pids: [5, 6, 7] },
    { lines: [''], pids: [3] },
  ];
  for (const { lines, pids } of cases)
    it(`reads ${JSON.stringify(lines)}`, () => {
      const text = lines.map((line) => line + separator).join('');
      assert.deepEqual(
        [...parseCommandLines(text, pids, separator)],
        lines.map((line, index) => [pids[index], line]),
      );
    });

  for (const text of ['', 'a', `a${separator}`, `a${separator}b${separator}c${separator}`])
    it(`gives nobody a line when something is missing: ${JSON.stringify(text)}`, () => {
      assert.equal(parseCommandLines(text, [1, 2], separator).size, 0);
    });
});
