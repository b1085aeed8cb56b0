import assert from 'node:assert/strict';
import type { FloodState } from '../../../src/core/ports';
import type {
  ConnectionCounts,
  ProcessSnapshot,
  Snapshot,
} from '../../../src/core/threads/snapshot';
import { clientCounts } from '../../../src/webview/threads/clientCounts';
import { groupProcesses } from '../../../src/core/threads/processGroups';
import {
  findEquation,
  threadsAtLimit,
  workerLimit,
} from '../../../src/webview/threads/serverShape';
import { activity, headline } from '../../../src/core/threads/activity';
import {
  clientsLine,
  floodTroubles,
  limitLine,
  processLabel,
  queueLine,
  queueSource,
} from '../../../src/webview/threads/words';
import { parent, shell, worker } from './threadScenes';
import { floodState } from '../../helpers/floods';
import { connectionsAt80 } from '../../helpers/makeSnapshot';

const facts = { MaxRequestWorkers: 80, ThreadsPerChild: 5, MaxSpareThreads: 60 };

function makeScene(processes: readonly ProcessSnapshot[], queued = 0, established = 0): Snapshot {
  return {
    source: 'exec',
    takenAt: 0,
    bootedAt: undefined,
    processes,
    connections: connectionsAt80(established, queued),
  };
}

/** A flood's server, and another one beside it. */
const twoPorts: ConnectionCounts = {
  established: 82,
  queued: 21,
  ports: [
    { port: 80, established: 80, queued: 20, queueLength: 24, halfClosed: 0 },
    { port: 8081, established: 2, queued: 1, queueLength: 1, halfClosed: 0 },
  ],
};

const workers = (count: number, busy = 0): readonly ProcessSnapshot[] =>
  Array.from({ length: count }, (_, index) => worker(8 + index * 10, busy));

describe('words of the thread view', () => {
  const activities: readonly (readonly [string, Snapshot])[] = [
    ['10 worker threads idle', makeScene([parent, ...workers(2)])],
    [
      '80 serving, 20 connections wait: every worker thread is busy',
      makeScene([parent, ...workers(16, 5)], 20, 80),
    ],
    ['80 serving: every worker thread is busy', makeScene([parent, ...workers(16, 5)], 0, 80)],
    ['4 serving, 6 idle, 1 connection waits', makeScene([parent, ...workers(2, 2)], 1, 4)],
    [
      '80 worker threads idle, above MaxSpareThreads 60: some workers will exit',
      makeScene([parent, ...workers(16)]),
    ],
    ['3 connections open', makeScene([shell], 1, 2)],
    ['', makeScene([shell])],
    ['', { ...makeScene([shell]), connections: undefined }],
  ];
  for (const [words, snapshot] of activities)
    it(`says "${words}" of ${String(snapshot.processes.length)} processes`, () => {
      assert.equal(activity(snapshot, facts, undefined), words);
    });

  it('tells of the accept queue that a flood fills, as long as the system has it', () => {
    const snapshot = { ...makeScene([parent, ...workers(16, 5)]), connections: twoPorts };
    const words = (flood?: FloodState): string => activity(snapshot, facts, flood);
    assert.match(words(), /^80 serving, 25 connections wait:/);
    assert.match(words(floodState()), /^80 serving, 24 connections wait:/);
    assert.match(words(floodState({ port: 8081 })), /^80 serving, 1 connection waits:/);
    assert.match(words(floodState({ port: 9000 })), /^80 serving:/);
  });

  it('counts in the headline without what is ours', () => {
    const groups = groupProcesses(makeScene([parent, worker(8), { ...shell, ours: true }]));
    assert.equal(headline(groups), '2 processes, 8 threads');
  });

  it('says what each process is', () => {
    assert.deepEqual([parent, worker(8, 3), shell].map(processLabel), [
      'parent 1, httpd, root: 1 thread',
      'worker 8, www-data: 3 of 5 busy',
      'shell 60, bash, root: 1 thread',
    ]);
  });

  it('says how a flood goes', () => {
    const counts = floodState({ wanted: 100, held: 40 });
    assert.equal(clientsLine(counts, undefined), '40 of 100 held');
    assert.equal(clientsLine({ ...counts, held: 100 }, undefined), '100 connections held');
    assert.equal(clientsLine(undefined, connectionsAt80(1, 0)), '1 connection open');
    assert.deepEqual(
      floodTroubles({ ...counts, failed: { 'ECONNREFUSED\u001b': 4 }, broken: { ECONNRESET: 2 } }),
      ['4 failed: ECONNREFUSED', '2 of the dropped ones by ECONNRESET'],
    );
  });

  it('says how many may wait in the queue, and why, where that is known', () => {
    assert.deepEqual([queueLine(20, undefined), queueSource(undefined)], ['20 waiting', '']);
    assert.equal(queueLine(20, 512), '20 waiting of 512');
    assert.match(queueSource(512), /^512 may wait: .*ListenBacklog and somaxconn/);
    assert.match(
      queueSource(512, { file: 'conf/httpd.conf', line: 9 }),
      / \(conf\/httpd\.conf:9\)$/,
    );
  });
});

describe('the dots of the clients', () => {
  const cases: readonly (readonly [
    held: number | undefined,
    seen: ConnectionCounts | undefined,
    counts: readonly number[],
  ])[] = [
    [100, connectionsAt80(80, 20), [80, 20, 0]],
    [700, connectionsAt80(80, 512), [80, 512, 108]],
    [30, undefined, [0, 0, 30]],
    [10, connectionsAt80(80, 20), [0, 10, 0]],
    [50, connectionsAt80(80, 20), [30, 20, 0]],
    [undefined, connectionsAt80(2, 1), [2, 1, 0]],
    [100, connectionsAt80(80, 20, 324), [80, 20, 0]],
    [undefined, twoPorts, [82, 21, 0]],
    [100, twoPorts, [80, 20, 0]],
    [undefined, undefined, [0, 0, 0]],
  ];
  for (const [held, seen, counts] of cases)
    it(`are ${counts.join(', ')} of ${String(held)} and ${JSON.stringify(seen)}`, () => {
      const flood = held === undefined ? undefined : floodState({ wanted: 700, held });
      const { accepted, waiting, outside } = clientCounts(flood, seen);
      assert.deepEqual([accepted, waiting, outside], counts);
    });
});

describe('sum of the threads', () => {
  const equationOf = (processes: readonly ProcessSnapshot[]): unknown =>
    findEquation(groupProcesses(makeScene(processes)));

  it('is found when all workers are alike', () => {
    const sum = { parent: 1, pool: 5, listeners: 1, mains: 1 };
    assert.deepEqual(equationOf([parent, ...workers(16, 5)]), {
      ...sum,
      threads: 113,
      workers: 16,
      others: 0,
    });
    assert.deepEqual(equationOf([parent, worker(8), shell]), {
      ...sum,
      threads: 9,
      workers: 1,
      others: 1,
    });
  });

  it('is not told when it would be untrue', () => {
    const unread = worker(8);
    const threads = unread.threads.map((thread) => ({ ...thread, role: 'other' as const }));
    assert.equal(equationOf([parent, worker(8), worker(20, 0, 3)]), undefined);
    assert.equal(equationOf([parent, { ...unread, threads }]), undefined);
    assert.equal(equationOf([worker(8)]), undefined);
    assert.equal(equationOf([parent]), undefined);
  });

  it('says how many there will be at the limit, from any worker that is complete', () => {
    const groups = groupProcesses(makeScene([parent, worker(8, 0, 2), worker(20)]));
    assert.equal(threadsAtLimit(groups, workerLimit(facts)), 113);
    assert.equal(threadsAtLimit(groups, undefined), undefined);
  });
});

describe('limit of workers', () => {
  it('is told with the facts that it follows from', () => {
    const limit = workerLimit(facts);
    assert.ok(limit);
    const words = 'limit: 16 workers = MaxRequestWorkers 80 ÷ ThreadsPerChild 5';
    assert.equal(limitLine(limit), words);
    const place = { file: 'conf/extra/httpd-mpm.conf', line: 36 };
    assert.equal(limitLine(limit, place), `${words} (conf/extra/httpd-mpm.conf:36)`);
  });

  it('is unknown without facts that make sense', () => {
    const senseless: readonly Record<string, number>[] = [
      {},
      { MaxRequestWorkers: 80 },
      { MaxRequestWorkers: 80, ThreadsPerChild: 0 },
      { MaxRequestWorkers: 3, ThreadsPerChild: 5 },
    ];
    assert.deepEqual(
      senseless.map((one) => workerLimit(one)),
      senseless.map(() => undefined),
    );
  });
});
