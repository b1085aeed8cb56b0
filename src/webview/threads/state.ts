import { changedSnapshot } from '../../core/threads/changedSnapshot';
import { snapshotCounts } from '../../core/threads/snapshotCounts';
import type { Snapshot } from '../../core/threads/snapshot';
import type {
  HistoryPoint,
  Origin,
  PastPicture,
  SnapshotChange,
  ThreadScene,
  ToThreads,
} from '../../protocol/threads';

// What the view knows, and how each message of the host changes it. Pure: no DOM, no clock.

/** Everything that is drawn follows from this. */
export interface ViewState {
  /** As it is now: it goes on while the past is looked at. */
  readonly scene: ThreadScene;
  /** Where the axis of time begins, in milliseconds since the epoch. */
  readonly origin: number;
  /** Undefined while the picture is that of now. */
  readonly looked: LookedAt | undefined;
}

/** A moment of the past that is looked at. */
export interface LookedAt {
  readonly at: number;
  /** The last picture that has come of it, or of a moment asked for before. */
  readonly picture: PastPicture;
}

/** The state after a message that came at `now`; undefined until the first scene has come. */
export function applyMessage(
  state: ViewState | undefined,
  message: ToThreads,
  now: number,
): ViewState | undefined {
  if (message.type === 'scene') return applyScene(state, message.scene, now);
  if (state === undefined) return undefined;
  switch (message.type) {
    case 'change':
      return applyChange(state, message.change);
    case 'flood': {
      const { flood, queueLimit } = message;
      return { ...state, scene: { ...state.scene, flood, queueLimit } };
    }
    case 'event': {
      const events = [...state.scene.events, message.event].slice(-mostEvents);
      return { ...state, scene: { ...state.scene, events } };
    }
    case 'past':
      return state.looked === undefined
        ? state
        : { ...state, looked: { at: state.looked.at, picture: message.past } };
  }
}

/** The state in which a moment of the past is looked at; what was seen last stays until it has come. */
export function lookingAt(state: ViewState, at: number): ViewState {
  const { snapshot, flood, queueLimit } = state.scene;
  const picture = state.looked?.picture ?? { at, snapshot, flood, queueLimit };
  return { ...state, looked: { at, picture } };
}

/** The state in which the picture is that of now again. */
export function backToNow(state: ViewState): ViewState {
  return { ...state, looked: undefined };
}

/** What the picture shows: of now, or as it was then. */
export function shownScene({ scene, looked }: ViewState): ThreadScene {
  if (looked === undefined) return scene;
  const { snapshot, flood, queueLimit } = looked.picture;
  return { ...scene, snapshot, flood, queueLimit };
}

/** More marks than that are no timeline. */
const mostEvents = 500;

/** Half an hour at ten samples a second. */
export const mostPoints = 18_000;

function applyScene(before: ViewState | undefined, scene: ThreadScene, now: number): ViewState {
  const { snapshot, history } = scene;
  const goesOn =
    before?.scene.container === scene.container && isSameOrigin(before.scene.origin, scene.origin);
  const whole =
    snapshot === undefined || scene.origin.kind === 'recording'
      ? scene
      : { ...scene, history: withPoint(history, snapshot) };
  const first = scene.origin.kind === 'recording' ? scene.origin.from : whole.history[0]?.at;
  const isLive = scene.situation.kind === 'live';
  return {
    scene: whole,
    // Once it has begun it stays: else all lines would jump when the oldest point is forgotten.
    origin: goesOn && before.scene.history.length > 0 ? before.origin : (first ?? now),
    looked: goesOn && isLive ? before.looked : undefined,
  };
}

function isSameOrigin(one: Origin, other: Origin): boolean {
  return one.kind === 'recording'
    ? other.kind === 'recording' && one.file === other.file
    : one.kind === other.kind;
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
  const point = { at: snapshot.takenAt, ...snapshotCounts(snapshot) };
  const before = history.findLastIndex(({ at }) => at < snapshot.takenAt) + 1;
  return [...history.slice(Math.max(0, before + 1 - mostPoints), before), point];
}
