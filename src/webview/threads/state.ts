import * as l10n from '@vscode/l10n';
import { changedSnapshot } from '../../core/threads/changedSnapshot';
import { snapshotCounts } from '../../core/threads/snapshotCounts';
import type { FloodState } from '../../core/ports';
import type { Snapshot } from '../../core/threads/snapshot';
import type { HistoryPoint, SnapshotChange, ThreadScene, ToThreads } from '../../protocol/threads';

// What the view knows, and how each message of the host changes it. Pure: no DOM, no clock.

/** How much of the past the timeline shows, in milliseconds. */
export const shownPast = 90_000;

/** Everything that is drawn follows from this. */
export interface ViewState {
  readonly scene: ThreadScene;
  /** What the student did in the shown past, oldest first. */
  readonly marks: readonly Mark[];
}

/** A moment worth a line in the timeline. */
export interface Mark {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
}

/** The state after a message that came at `now`; undefined until the first scene has come. */
export function applyMessage(
  state: ViewState | undefined,
  message: ToThreads,
  now: number,
): ViewState | undefined {
  switch (message.type) {
    case 'scene':
      return applyScene(state, message.scene, now);
    case 'change':
      return state && applyChange(state, message.change);
    case 'flood':
      return (
        state && {
          scene: { ...state.scene, flood: message.flood, queueLimit: message.queueLimit },
          marks: marksAfter(state, message.flood, now),
        }
      );
    case 'event':
    case 'past':
      return state;
  }
}

function applyScene(before: ViewState | undefined, scene: ThreadScene, now: number): ViewState {
  const { snapshot, history } = scene;
  const goesOn = before?.scene.container === scene.container;
  return {
    scene: snapshot === undefined ? scene : { ...scene, history: withPoint(history, snapshot) },
    marks: goesOn ? marksAfter(before, scene.flood, now) : [],
  };
}

function applyChange(state: ViewState, change: SnapshotChange): ViewState {
  const { scene } = state;
  // A change without the snapshot that it changes says nothing; the host will send a scene.
  if (scene.snapshot === undefined) return state;
  const snapshot = changedSnapshot(scene.snapshot, change);
  return {
    ...state,
    scene: { ...scene, snapshot, history: withPoint(scene.history, snapshot) },
  };
}

function withPoint(history: readonly HistoryPoint[], snapshot: Snapshot): readonly HistoryPoint[] {
  const earlier = history.filter(({ at }) => at < snapshot.takenAt);
  const start = snapshot.takenAt - shownPast;
  // The last point before the shown past stays: the line enters the picture at its height.
  const lastOutside = earlier.findLastIndex(({ at }) => at <= start);
  return [
    ...earlier.slice(Math.max(0, lastOutside)),
    { at: snapshot.takenAt, ...snapshotCounts(snapshot) },
  ];
}

function marksAfter(
  { scene, marks }: ViewState,
  flood: FloodState | undefined,
  now: number,
): readonly Mark[] {
  const recent = marks.filter(({ at }) => at > now - shownPast);
  if (scene.flood?.wanted === flood?.wanted) return recent;
  return [
    ...recent,
    { at: now, text: flood === undefined ? l10n.t('released') : l10n.t('flood {0}', flood.wanted) },
  ];
}
