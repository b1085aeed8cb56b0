import assert from 'node:assert/strict';
import type { FloodState } from '../../../src/core/ports';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import type { SnapshotChange, ThreadScene, ToThreads } from '../../../src/protocol/threads';
import {
  applyMessage,
  backToNow,
  lookingAt,
  mostPoints,
  shownScene,
  type ViewState,
} from '../../../src/webview/threads/state';
import { parent, shell, worker } from './threadScenes';
import { floodState } from '../../helpers/floods';
import { connectionsAt80 } from '../../helpers/makeSnapshot';

const snapshot: Snapshot = {
  source: 'exec',
  takenAt: 1000,
  bootedAt: undefined,
  processes: [parent, worker(8), worker(9)],
  connections: connectionsAt80(0, 0),
};

const scene: ThreadScene = {
  container: 'apache2-test',
  reached: 'port 80 published on localhost:8080',
  origin: { kind: 'live' },
  situation: { kind: 'live' },
  factPlaces: {},
  events: [],
  prediction: undefined,
  mayTouch: false,
  snapshot,
  flood: undefined,
  queueLimit: undefined,
  facts: {},
  history: [{ at: 500, processes: 1, threads: 1, connections: 0, queued: 0 }],
};

const flood = floodState({ wanted: 100, held: 0 });

const told = (state: FloodState | undefined, queueLimit?: number): ToThreads => ({
  type: 'flood',
  flood: state,
  queueLimit,
});

function begun(changed: Partial<ThreadScene> = {}): ViewState {
  const state = applyMessage(undefined, { type: 'scene', scene: { ...scene, ...changed } }, 1000);
  assert.ok(state);
  return state;
}

function changed(state: ViewState, change: Partial<SnapshotChange>): ViewState {
  const whole = { takenAt: 2000, put: [], ended: [], connections: undefined, ...change };
  const next = applyMessage(state, { type: 'change', change: whole }, whole.takenAt);
  assert.ok(next);
  return next;
}

describe('state of the thread view', () => {
  it('is nothing before the first scene', () => {
    assert.equal(applyMessage(undefined, told(flood), 0), undefined);
  });

  it('begins with a scene, whose snapshot is the last point of its history', () => {
    assert.deepEqual(begun().scene.history, [
      { at: 500, processes: 1, threads: 1, connections: 0, queued: 0 },
      { at: 1000, processes: 3, threads: 15, connections: 0, queued: 0 },
    ]);
  });

  it('takes in what came, changed and ended, in order of PID', () => {
    const { scene: after } = changed(begun(), {
      put: [worker(40), worker(8, 5), worker(7)],
      ended: [9],
      connections: connectionsAt80(5, 2),
    });
    assert.deepEqual(after.snapshot, {
      source: 'exec',
      takenAt: 2000,
      bootedAt: undefined,
      processes: [parent, worker(7), worker(8, 5), worker(40)],
      connections: connectionsAt80(5, 2),
    });
    assert.deepEqual(after.history.at(-1), {
      at: 2000,
      processes: 4,
      threads: 22,
      connections: 7,
      queued: 2,
    });
  });

  it('keeps the objects of what did not change, so that they are not drawn again', () => {
    const before = begun();
    const after = changed(before, { put: [worker(9, 1)] });
    assert.equal(after.scene.snapshot?.processes[1], before.scene.snapshot?.processes[1]);
  });

  it('has a new process under a PID that ended in the same sample', () => {
    const reborn = { ...worker(9), startTicks: 77 };
    const { scene: after } = changed(begun(), { ended: [9], put: [reborn] });
    assert.equal(after.snapshot?.processes.at(-1), reborn);
  });

  it('does not count what is ours', () => {
    const { scene: after } = changed(begun(), { put: [{ ...shell, ours: true }] });
    assert.equal(after.history.at(-1)?.threads, 15);
  });

  it('ignores a change without a snapshot to change', () => {
    const state = begun({ snapshot: undefined });
    assert.equal(changed(state, { ended: [8] }), state);
  });

  it('keeps no more points than it may', () => {
    const history = Array.from({ length: mostPoints }, (_, at) => ({
      at,
      processes: 1,
      threads: 1,
      connections: 0,
      queued: 0,
    }));
    const late = { ...snapshot, takenAt: mostPoints };
    const state = begun({ snapshot: late, history });
    assert.equal(state.scene.history.length, mostPoints);
    assert.equal(state.scene.history[0]?.at, 1);
  });

  it('shows the past while live data goes on, and then now again', () => {
    const looking = lookingAt(begun(), 700);
    assert.equal(shownScene(looking).snapshot, snapshot);
    const then = { ...snapshot, takenAt: 600, processes: [parent] };
    const past = { at: 700, snapshot: then, flood, queueLimit: 512 };
    const told = applyMessage(looking, { type: 'past', past }, 1000);
    assert.ok(told);
    const after = changed(told, { ended: [9] });
    assert.equal(shownScene(after).snapshot, then);
    assert.equal(shownScene(after).queueLimit, 512);
    assert.equal(shownScene(backToNow(after)).snapshot?.processes.length, 2);
  });

  it('has no use for a past that nobody looks at any more', () => {
    const state = begun();
    const past = { at: 700, snapshot: undefined, flood: undefined, queueLimit: undefined };
    assert.equal(applyMessage(state, { type: 'past', past }, 1000), state);
  });

  it('marks what has happened', () => {
    const event = { at: 1500, kind: 'released' } as const;
    assert.deepEqual(applyMessage(begun(), { type: 'event', event }, 1500)?.scene.events, [event]);
  });

  it('knows how many may wait in the queue', () => {
    assert.equal(applyMessage(begun(), told(flood, 512), 5000)?.scene.queueLimit, 512);
  });

  it('begins anew with another container', () => {
    const looking = lookingAt(begun(), 700);
    const again = applyMessage(looking, { type: 'scene', scene }, 6000);
    assert.equal(again?.looked?.at, 700);
    const other = { ...scene, container: 'other' };
    assert.equal(applyMessage(looking, { type: 'scene', scene: other }, 6000)?.looked, undefined);
  });
});
