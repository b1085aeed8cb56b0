import assert from 'node:assert/strict';
import type { FloodState } from '../../../src/core/ports';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import type { SnapshotChange, ThreadScene, ToThreads } from '../../../src/protocol/threads';
import { applyMessage, shownPast, type ViewState } from '../../../src/webview/threads/state';
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
  server: undefined,
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

  it('forgets what is older than the timeline, but for the point where it begins', () => {
    let state = begun();
    for (const takenAt of [2000, 3000, 4000 + shownPast]) state = changed(state, { takenAt });
    assert.deepEqual(
      state.scene.history.map(({ at }) => at),
      [3000, 4000 + shownPast],
    );
  });

  it('marks when a flood begins and ends, and forgets it with the past', () => {
    const started = applyMessage(begun(), told(flood), 5000);
    const grown = applyMessage(started, told({ ...flood, held: 50 }), 6000);
    const ended = applyMessage(grown, told(undefined), 7000);
    assert.deepEqual(ended?.marks, [
      { at: 5000, text: 'flood 100' },
      { at: 7000, text: 'released' },
    ]);
    const later = applyMessage(ended, told(undefined), 6000 + shownPast);
    assert.deepEqual(later?.marks, [{ at: 7000, text: 'released' }]);
  });

  it('marks when another number is wanted', () => {
    const started = applyMessage(begun(), told(flood), 5000);
    const more = applyMessage(started, told({ ...flood, wanted: 700 }), 6000);
    assert.deepEqual(more?.marks.at(-1), { at: 6000, text: 'flood 700' });
  });

  it('knows how many may wait in the queue', () => {
    assert.equal(applyMessage(begun(), told(flood, 512), 5000)?.scene.queueLimit, 512);
  });

  it('begins anew with another container', () => {
    const started = applyMessage(begun(), told(flood), 5000);
    const other = { ...scene, container: 'other' };
    assert.deepEqual(applyMessage(started, { type: 'scene', scene: other }, 6000)?.marks, []);
  });
});
