import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import type { SnapshotChange, ThreadScene } from '../../../src/protocol/threads';
import { applyMessage, shownPast, type ViewState } from '../../../src/webview/threads/state';
import { parent, shell, worker } from './threadScenes';
import { floodState } from '../../helpers/floods';

const snapshot: Snapshot = {
  source: 'exec',
  takenAt: 1000,
  processes: [parent, worker(8), worker(9)],
  connections: { established: 0, queued: 0 },
};

const scene: ThreadScene = {
  container: 'apache2-test',
  reached: 'port 80 published on localhost:8080',
  situation: { kind: 'live' },
  snapshot,
  flood: undefined,
  facts: {},
  history: [{ at: 500, processes: 1, threads: 1, connections: 0 }],
};

const flood = floodState({ wanted: 100, held: 0 });

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
    assert.equal(applyMessage(undefined, { type: 'flood', flood }, 0), undefined);
  });

  it('begins with a scene, whose snapshot is the last point of its history', () => {
    assert.deepEqual(begun().scene.history, [
      { at: 500, processes: 1, threads: 1, connections: 0 },
      { at: 1000, processes: 3, threads: 15, connections: 0 },
    ]);
  });

  it('takes in what came, changed and ended, in order of PID', () => {
    const { scene: after } = changed(begun(), {
      put: [worker(40), worker(8, 5), worker(7)],
      ended: [9],
      connections: { established: 5, queued: 2 },
    });
    assert.deepEqual(after.snapshot, {
      source: 'exec',
      takenAt: 2000,
      processes: [parent, worker(7), worker(8, 5), worker(40)],
      connections: { established: 5, queued: 2 },
    });
    assert.deepEqual(after.history.at(-1), {
      at: 2000,
      processes: 4,
      threads: 22,
      connections: 7,
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
    const started = applyMessage(begun(), { type: 'flood', flood }, 5000);
    const grown = applyMessage(started, { type: 'flood', flood: { ...flood, held: 50 } }, 6000);
    const ended = applyMessage(grown, { type: 'flood', flood: undefined }, 7000);
    assert.deepEqual(ended?.marks, [
      { at: 5000, text: 'flood 100' },
      { at: 7000, text: 'released' },
    ]);
    const later = applyMessage(ended, { type: 'flood', flood: undefined }, 6000 + shownPast);
    assert.deepEqual(later?.marks, [{ at: 7000, text: 'released' }]);
  });

  it('begins anew with another container', () => {
    const started = applyMessage(begun(), { type: 'flood', flood }, 5000);
    const other = { ...scene, container: 'other' };
    assert.deepEqual(applyMessage(started, { type: 'scene', scene: other }, 6000)?.marks, []);
  });
});
