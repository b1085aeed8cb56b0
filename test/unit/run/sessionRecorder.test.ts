import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/base/event';
import type { FloodState } from '../../../src/core/ports';
import type { TimelineEvent } from '../../../src/core/recording/timelineEvent';
import { SessionRecorder, type RecordedSession } from '../../../src/run/sessionRecorder';
import { floodState } from '../../helpers/floods';
import { serverAt } from '../../helpers/makeRecording';

describe('recorder of a session', () => {
  const floods = new Emitter<FloodState | undefined>();
  const progress = new Emitter<undefined>();
  let flood: FloodState | undefined;
  let passed: readonly string[] = [];
  let startedAt = new Date(0).toISOString();
  let now = 0;

  const session = {
    lab: { steps: [{ id: 'a', title: 'Step A' }] },
    tracker: {
      onChange: progress.event,
      state: ({ id }: { id: string }) => ({ kind: passed.includes(id) ? 'passed' : 'open' }),
    },
    get flood() {
      return flood;
    },
    queueLimit: 511,
    get container() {
      return { startedAt };
    },
    onFlood: floods.event,
  } as unknown as RecordedSession;

  const set = (state: FloodState | undefined): void => {
    flood = state;
    floods.fire(state);
  };

  function looking(work: (recorder: SessionRecorder) => void): readonly TimelineEvent[] {
    const told: TimelineEvent[] = [];
    [flood, passed, startedAt, now] = [undefined, [], new Date(0).toISOString(), 1000];
    const recorder = new SessionRecorder(
      session,
      () => now,
      (event) => void told.push(event),
    );
    recorder.begin();
    recorder.see(serverAt(1000, 2, 0));
    work(recorder);
    assert.deepEqual(recorder.recorder.events, told);
    recorder.dispose();
    assert.equal(floods.listenerCount + progress.listenerCount, 0);
    return told;
  }

  it('tells how many connections are wanted when that changes, and their release', () => {
    const told = looking(() => {
      for (const held of [0, 50, 100]) set(floodState({ wanted: 100, held }));
      set(floodState({ wanted: 20, held: 20 }));
      set(undefined);
    });
    assert.deepEqual(told, [
      { kind: 'flood', wanted: 100, at: 1000 },
      { kind: 'flood', wanted: 20, at: 1000 },
      { kind: 'released', at: 1000 },
    ]);
  });

  it('tells together what the server drops in a second', () => {
    const told = looking((recorder) => {
      for (const dropped of [0, 3, 7, 9, 9, 9]) {
        set(floodState({ wanted: 100, held: 100, dropped }));
        now += 400;
        recorder.see(serverAt(now, 2, 0));
      }
    });
    assert.deepEqual(told.slice(1), [
      { kind: 'dropped', count: 7, at: 2200 },
      { kind: 'dropped', count: 2, at: 3400 },
    ]);
  });

  it('tells what was dropped before a release, and counts anew in the next flood', () => {
    const told = looking((recorder) => {
      set(floodState({ wanted: 100, held: 100 }));
      set(floodState({ wanted: 100, held: 96, dropped: 4 }));
      set(undefined);
      set(floodState({ wanted: 100, held: 0 }));
      set(floodState({ wanted: 100, held: 90, dropped: 6 }));
      now += 1000;
      recorder.see(serverAt(now, 2, 0));
    });
    assert.deepEqual(told, [
      { kind: 'flood', wanted: 100, at: 1000 },
      { kind: 'dropped', count: 4, at: 1000 },
      { kind: 'released', at: 1000 },
      { kind: 'flood', wanted: 100, at: 1000 },
      { kind: 'dropped', count: 6, at: 2000 },
    ]);
  });

  it('tells a step that is passed while one looks, and a container that starts anew', () => {
    const told = looking((recorder) => {
      progress.fire(undefined);
      passed = ['a'];
      progress.fire(undefined);
      progress.fire(undefined);
      startedAt = new Date(3000).toISOString();
      recorder.see(serverAt(3500, 2, 0));
    });
    assert.deepEqual(told, [
      { kind: 'passed', step: 'Step A', at: 1000 },
      { kind: 'started', at: 3000 },
    ]);
  });

  it('hears nothing while nobody looks', () => {
    const told = looking((recorder) => {
      recorder.end();
      set(floodState({ wanted: 100 }));
      recorder.begin();
      set(floodState({ wanted: 100, held: 5 }));
    });
    assert.deepEqual(told, []);
  });
});
