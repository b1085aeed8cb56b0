import { Recorder, type RecorderBounds } from '../../src/core/recording/recorder';
import type { RecordingHeader } from '../../src/core/recording/recordingHeader';
import type { ProcessSnapshot, Snapshot } from '../../src/core/threads/snapshot';
import { floodState } from './floods';
import { connectionsAt80, makeProcess, makeSnapshot, makeThread } from './makeSnapshot';

export const header: RecordingHeader = {
  lab: 'apache2 live action',
  container: 'apache2-test',
  madeAt: 1000,
  published: { host: 8080, container: 80 },
  facts: { ThreadsPerChild: 5 },
  factPlaces: { ThreadsPerChild: { file: 'conf/httpd.conf', line: 3 } },
  prediction: undefined,
};

/** A worker of which so many threads are busy. */
export function busyWorker(pid: number, serving: number): ProcessSnapshot {
  return makeProcess(pid, {
    threads: Array.from({ length: 5 }, (_, index) =>
      makeThread(pid + index, { role: index < serving ? 'serving' : 'idle' }),
    ),
  });
}

/** A server at a moment: as many workers as are told, and of each so many busy threads. */
export function serverAt(takenAt: number, workers: number, serving: number): Snapshot {
  const pids = Array.from({ length: workers }, (_, index) => 10 * (index + 1));
  const processes = [
    makeProcess(1, { role: 'parent' }),
    ...pids.map((it) => busyWorker(it, serving)),
  ];
  return {
    ...makeSnapshot(processes),
    takenAt,
    connections: connectionsAt80(workers * serving, 0),
  };
}

/** A flood and its end, seen from 1 s to 9 s, with a gap from 6 s to 8 s. */
export function recorded(bounds?: RecorderBounds): Recorder {
  const recorder = new Recorder(bounds);
  recorder.see(serverAt(1000, 2, 0));
  recorder.see(serverAt(2000, 2, 0));
  recorder.flood({ flood: floodState({ wanted: 20, held: 7 }), queueLimit: 511 });
  recorder.event({ kind: 'flood', wanted: 20, at: 2900 });
  recorder.see(serverAt(3000, 3, 4));
  recorder.see(serverAt(4000, 4, 5));
  recorder.flood({ flood: undefined, queueLimit: undefined });
  recorder.see(serverAt(5000, 1, 0));
  recorder.see(serverAt(6000, 1, 0));
  recorder.blind();
  recorder.see(serverAt(8000, 2, 1));
  recorder.see(serverAt(9000, 2, 1));
  return recorder;
}
