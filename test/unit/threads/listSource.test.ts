import assert from 'node:assert/strict';
import type { ContainerFacts, Engine, ProcessTable } from '../../../src/core/ports';
import { parseProcessTable } from '../../../src/core/threads/parseProcessTable';
import { openListSource } from '../../../src/sampling/listSource';
import { FakeClock } from '../../helpers/fakeClock';

const titles = ['PID', 'PPID', 'UID', 'NLWP', 'S', 'RSS', 'ELAPSED', 'COMMAND'];

/** As Docker 20.10 tells of the lab; numbers are those of the engine's machine. */
const table: ProcessTable = {
  titles,
  rows: [
    ['41001', '40980', '0', '1', 'S', '7200', '62', '/usr/sbin/httpd -DFOREGROUND'],
    ['41030', '41001', '33', '7', 'S', '5800', '61', 'httpd', '-DFOREGROUND'],
    ['41090', '40980', '0', '1', 'S', '600', '3', 'nginx: worker', 'process'],
  ],
};

describe('parseProcessTable', () => {
  it('reads columns by their titles, whatever their order', () => {
    const turned = {
      titles: ['RSS', 'NLWP', 'ELAPSED', 'UID', 'PPID', 'PID', 'CMD'],
      rows: [['5800', '7', '61', '33', '41001', '41030', 'httpd', '-DFOREGROUND']],
    };
    assert.deepEqual(parseProcessTable(turned), parseProcessTable(table)?.slice(1, 2));
  });

  for (const missing of ['PID', 'NLWP', 'ELAPSED', 'COMMAND'])
    it(`tells nothing without ${missing}`, () => {
      const left = titles.map((title) => (title === missing ? 'X' : title));
      assert.equal(parseProcessTable({ ...table, titles: left }), undefined);
    });

  it('leaves out rows that are none', () => {
    assert.deepEqual(parseProcessTable({ titles, rows: [[], ['a', 'b'], ['1', '2', '3']] }), []);
  });
});

describe('openListSource', () => {
  const container = { id: 'abc', name: 'apache2-test' } as ContainerFacts;
  let told: ProcessTable;
  const clock = new FakeClock();
  const engine = { processes: () => Promise.resolve(told) } as unknown as Engine;

  beforeEach(() => {
    told = table;
    clock.time = 1_000_000_000;
  });

  it('gives processes without threads, and guesses nothing', async () => {
    const { source, processes, connections } = await openListSource(
      engine,
      container,
      clock,
    ).take();
    assert.deepEqual([source, connections], ['engine process list', undefined]);
    assert.deepEqual(
      processes.map(({ pid, hostPid, ppid, user, command, role, threadCount, threads }) =>
        [pid, hostPid, ppid, user, command, role, threadCount, threads.length].join(' '),
      ),
      [
        '41001 41001 0 root httpd parent 1 0',
        '41030 41030 41001 33 httpd worker 7 0',
        '41090 41090 0 root nginx worker 1 0',
      ],
    );
    const [parent] = processes;
    assert.equal(parent?.rssBytes, 7200 * 1024);
    assert.deepEqual(
      [parent.cpuPercent, parent.terminal, parent.heldConnections, parent.seesWaits],
      [undefined, undefined, undefined, false],
    );
  });

  it('knows a process again, though its age is told in whole seconds', async () => {
    const source = openListSource(engine, container, clock);
    const first = await source.take();
    clock.time += 700;
    const later = await source.take();
    const starts = (of: typeof first): readonly number[] =>
      of.processes.map(({ startTicks }) => startTicks);
    assert.deepEqual(starts(later), starts(first));
    told = { titles, rows: [['41030', '1', '33', '1', 'S', '5', '0', 'httpd']] };
    clock.time += 60_000;
    assert.notEqual(starts(await source.take())[0], starts(first)[1]);
  });

  it('shows no escape sequence that stands in a name', async () => {
    told = { titles, rows: [['5', '1', '0', '1', 'S', '5', '0', '\u001b[2Jred\u202e']] };
    const [process] = (await openListSource(engine, container, clock).take()).processes;
    assert.deepEqual([process?.command, process?.commandLine], ['red', 'red']);
  });

  it('fails where the list lacks what is needed', async () => {
    told = { titles: ['UID', 'PID', 'CMD'], rows: [['root', '1', 'sh']] };
    await assert.rejects(openListSource(engine, container, clock).take(), {
      code: 'sample-failed',
    });
  });
});
