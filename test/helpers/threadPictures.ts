import type { FloodState } from '../../src/core/ports';
import type { TimelineEvent } from '../../src/core/recording/timelineEvent';
import type { ProcessSnapshot, Snapshot, ThreadRole } from '../../src/core/threads/snapshot';
import type { HistoryPoint, ThreadScene } from '../../src/protocol/threads';
import { floodState } from './floods';
import { connectionsAt80, makeProcess, makeThread } from './makeSnapshot';

// Scenes of the thread view as a host would send them, with nothing running.

/** When all of them are seen. */
export const pictureTime = Date.UTC(2026, 10, 27, 8, 0, 0);

const rolesOf = (pool: number, busy: number): readonly ThreadRole[] => [
  'main',
  'listener',
  ...Array.from({ length: pool }, (_, index): ThreadRole => (index < busy ? 'serving' : 'idle')),
];

const waits: Readonly<Record<ThreadRole, string>> = {
  main: 'read',
  listener: 'epoll_wait',
  serving: 'poll',
  idle: 'futex',
  other: 'select',
};

/** A worker of the lab's server. */
export function pictureWorker(pid: number, busy: number, pool = 5): ProcessSnapshot {
  return makeProcess(pid, {
    hostPid: 41_000 + pid,
    rssBytes: 5_800_000 + pid * 1000,
    cpuPercent: busy > 0 ? 1 : 0,
    heldConnections: busy,
    threads: rolesOf(pool, busy).map((role, index) =>
      makeThread(pid + index, { role, waitsFor: waits[role], cpuPercent: 0 }),
    ),
  });
}

const pictureParent = makeProcess(1, {
  role: 'parent',
  user: 'root',
  ppid: 0,
  hostPid: 41_001,
  rssBytes: 7_200_000,
  cpuPercent: 0,
  heldConnections: 0,
  threads: [makeThread(1, { role: 'main', waitsFor: 'select', cpuPercent: 0 })],
});

const pids = [8, 9, 40, 55, 70, 85, 100, 109, 124, 139, 154, 169, 184, 199, 214, 229];

/** The lab's server with so many workers. */
export function pictureSnapshot(
  workers: number,
  busy: number,
  queued = 0,
  takenAt = pictureTime,
): Snapshot {
  return {
    source: 'host /proc',
    takenAt,
    bootedAt: pictureTime - 900_000_000,
    processes: [pictureParent, ...pids.slice(0, workers).map((pid) => pictureWorker(pid, busy))],
    connections: connectionsAt80(workers * busy, queued),
  };
}

/** A history of `seconds` up to a time, ten points a second where something changes. */
export function pictureHistory(
  from: number,
  steps: readonly (readonly [at: number, counts: Omit<HistoryPoint, 'at'>])[],
): readonly HistoryPoint[] {
  return steps.map(([at, counts]) => ({ at: from + at * 1000, ...counts }));
}

const counts = (workers: number, connections: number, queued = 0): Omit<HistoryPoint, 'at'> => ({
  processes: 1 + workers,
  threads: 1 + workers * 7,
  connections,
  queued,
});

const begun = [
  [0, counts(2, 0)],
  [18, counts(2, 0)],
] as const;

const flooded = [
  ...begun,
  [20.2, counts(2, 100, 90)],
  ...[4, 5, 7, 9, 11, 13, 15, 16].map(
    (workers, index) => [20.8 + index * 0.5, counts(workers, 100, 100 - workers * 5)] as const,
  ),
  [32, counts(16, 100, 20)],
] as const;

const released = [
  ...flooded,
  [52, counts(16, 100, 20)],
  [52.5, counts(16, 0)],
  ...[15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5].map(
    (workers, index) => [57 + index * 1.9, counts(workers, 0)] as const,
  ),
  [84, counts(5, 0)],
] as const;

const start = (seconds: number): number => pictureTime - seconds * 1000;

const events = (seconds: number): readonly TimelineEvent[] =>
  (
    [
      { kind: 'started', at: start(seconds) + 2000 },
      { kind: 'flood', wanted: 100, at: start(seconds) + 20_000 },
      { kind: 'released', at: start(seconds) + 52_000 },
      { kind: 'signal', pid: 40, signal: 'KILL', at: start(seconds) + 53_000 },
    ] as const
  ).filter(({ at }) => at <= pictureTime);

const shared: ThreadScene = {
  container: 'apache2-test',
  reached: 'port 80 published on localhost:8080',
  origin: { kind: 'live' },
  situation: { kind: 'live' },
  snapshot: pictureSnapshot(2, 0),
  facts: { MaxRequestWorkers: 80, ThreadsPerChild: 5, MaxSpareThreads: 60 },
  factPlaces: {
    ThreadsPerChild: { file: 'conf/extra/httpd-mpm.conf', line: 59 },
    MaxRequestWorkers: { file: 'conf/extra/httpd-mpm.conf', line: 60 },
  },
  history: pictureHistory(start(18), begun),
  events: events(18),
  prediction: {
    ask: 'How many processes will there be with 100 connections?',
    predicted: '5 processes',
    measured: undefined,
  },
  mayTouch: true,
  flood: undefined,
  queueLimit: 512,
};

const held: FloodState = floodState({ endsAt: pictureTime + 540_000 });

/** Each as the mock-ups have it, and those that they have not. */
export const threadPictures = {
  idle: shared,
  flood: {
    ...shared,
    snapshot: pictureSnapshot(16, 5, 20),
    history: pictureHistory(start(32), flooded),
    events: events(32),
    prediction: { ...shared.prediction, measured: '17 processes' } as ThreadScene['prediction'],
    flood: held,
  },
  release: {
    ...shared,
    snapshot: pictureSnapshot(5, 0),
    history: pictureHistory(start(84), released),
    events: events(84),
    prediction: { ...shared.prediction, measured: '17 processes' } as ThreadScene['prediction'],
  },
  recording: {
    ...shared,
    snapshot: pictureSnapshot(16, 5, 20),
    history: pictureHistory(start(84), released),
    events: events(84),
    mayTouch: false,
    reached: undefined,
    origin: {
      kind: 'recording',
      file: 'apache2.jsonl',
      name: 'apache2 live action, 27 November 2026 at 08:00',
      from: start(84),
      to: pictureTime,
    },
  },
  /** The engine's list tells how many threads there are, and no more of them. */
  counted: {
    ...shared,
    snapshot: {
      ...pictureSnapshot(16, 5, 20),
      source: 'engine process list',
      processes: pictureSnapshot(16, 5, 20).processes.map((process) => ({
        ...process,
        threads: [],
      })),
    },
    history: pictureHistory(start(32), flooded),
    events: events(32),
    flood: held,
  },
  nothing: {
    ...shared,
    snapshot: undefined,
    history: [],
    events: [],
    situation: {
      kind: 'nothing',
      say: 'There is no container apache2-test. Build and start it to see its processes and threads.',
      offers: ['start', 'watch'],
    },
  },
} as const satisfies Readonly<Record<string, ThreadScene>>;

/** 100 processes of 100 threads each, of which only these are read one by one. */
export function bigPicture(
  busy: number,
  read: 'all' | ReadonlySet<number> = 'all',
  takenAt = pictureTime,
): Snapshot {
  const workers = Array.from({ length: 100 }, (_, index) => {
    const worker = pictureWorker(1000 + index * 150, busy, 98);
    return read === 'all' || read.has(worker.pid) ? worker : { ...worker, threads: [] };
  });
  return {
    source: 'host /proc',
    takenAt,
    bootedAt: pictureTime - 900_000_000,
    processes: [pictureParent, ...workers],
    connections: connectionsAt80(busy * 100, 0),
  };
}
