// The thread view: a program of its own that draws what the host tells and says what the student
// wants. It can be thrown away at any moment; the next one is made from the host's next scene.

import '../shared/language';
import { formatPs } from '../../core/threads/formatPs';
import type { ThreadScene, ToThreads } from '../../protocol/threads';
import { HostClock } from '../shared/hostClock';
import { AppView } from './appView';
import { type KeptState, readKept, type ThreadHost } from './host';
import { PastAsker } from './pastAsker';
import { type Playback, played, stopped } from './playback';
import { SeenLives } from './seenLives';
import { ShownTeller } from './shownTeller';
import { applyMessage, backToNow, lookingAt, shownScene, type ViewState } from './state';
import { type KnownTime, panned, showing, usualZoom, type Zoom, zoomed } from './timeWindow';

declare function acquireVsCodeApi(): ThreadHost;

const host = acquireVsCodeApi();
const clock = new HostClock(() => performance.now());
const root = document.getElementById('app') ?? document.body;
const lives = new SeenLives();
const asker = new PastAsker((at) => {
  host.postMessage({ type: 'look', at });
});
let kept = readKept(host.getState());
let state: ViewState | undefined;
let zoom: Zoom = usualZoom;
let playback: Playback = stopped;
let isDrawingSoon = false;
let isScrolledBack = false;

/** A recording ends where it ends; all else goes on. */
function time(): KnownTime {
  const origin = state?.scene.origin;
  return { origin: state?.origin ?? 0, now: origin?.kind === 'recording' ? origin.to : clock.now };
}

function keep(changed: Partial<KeptState>): void {
  kept = { ...kept, ...changed };
  host.setState(kept);
}

function look(at: number): void {
  if (state === undefined) return;
  state = lookingAt(state, at);
  asker.want(at);
  zoom = showing(zoom, at, time());
  drawSoon();
}

function goBackToNow(): void {
  if (state === undefined) return;
  const { origin } = state.scene;
  // Of a recording the end is what comes nearest to now.
  if (origin.kind === 'recording') {
    look(origin.to);
    return;
  }
  state = backToNow(state);
  zoom = { ...zoom, end: 'now' };
  drawSoon();
}

const view = new AppView(root, {
  lives,
  drawAgain: drawSoon,
  wished(wish) {
    host.postMessage({ type: 'wish', wish });
  },
  sent({ pid, startTicks }, signal) {
    host.postMessage({ type: 'signal', pid, startTicks, signal });
  },
  selected(selected) {
    if (selected === kept.selected) return;
    keep({ selected });
    teller.changed();
    drawSoon();
  },
  turned() {
    keep({ isTable: !kept.isTable });
    teller.changed();
    drawSoon();
  },
  copied() {
    const snapshot = state && shownScene(state).snapshot;
    if (snapshot !== undefined) host.postMessage({ type: 'copy', text: formatPs(snapshot) });
  },
  shown() {
    teller.changed();
  },
  looked(at) {
    playback = { ...playback, isPlaying: false };
    look(at);
  },
  paused() {
    look(time().now);
  },
  backToNow: goBackToNow,
  played() {
    const origin = state?.scene.origin;
    playback = { ...playback, isPlaying: !playback.isPlaying };
    // At its end it begins again.
    if (origin?.kind === 'recording' && playback.isPlaying && (state?.looked?.at ?? 0) >= origin.to)
      look(origin.from);
    drawSoon();
  },
  sped(speed) {
    playback = { ...playback, speed };
    drawSoon();
  },
  chosen(chosen) {
    zoom = chosen;
    if (state?.looked !== undefined) zoom = showing(zoom, state.looked.at, time());
    drawSoon();
  },
  zoomed(factor, around) {
    zoom = zoomed(zoom, factor, around, time());
    drawSoon();
  },
  panned(by) {
    zoom = panned(zoom, by, time());
    drawSoon();
  },
});

const teller = new ShownTeller(
  () => view.pids,
  (pids) => {
    host.postMessage({ type: 'shown', pids });
  },
);

/** Draws at most once a frame, however many messages come. */
function drawSoon(): void {
  if (isDrawingSoon) return;
  isDrawingSoon = true;
  requestAnimationFrame(() => {
    isDrawingSoon = false;
    if (state === undefined) return;
    const { selected, isTable } = kept;
    view.draw({ state, selected, isTable, zoom, playback, now: time().now });
    if (!isScrolledBack) scrollTo(0, kept.scrolled);
    isScrolledBack = true;
  });
}

/** What the host asks for when it brings the view back. */
function keepShown({ container, origin }: ThreadScene): void {
  const recording = origin.kind === 'recording' ? origin.file : undefined;
  if (container === kept.container && recording === kept.recording) return;
  keep({ container, recording });
}

function hear(message: ToThreads): void {
  if (message.type === 'change') clock.hear(message.change.takenAt);
  if (message.type === 'past') asker.answered();
  if (message.type !== 'scene') return;
  const { container, history, snapshot, origin } = message.scene;
  keepShown(message.scene);
  const before = state?.scene;
  if (before?.container !== container || before.origin.kind !== origin.kind) {
    lives.clear();
    zoom = origin.kind === 'recording' ? { span: 'all', end: 'now' } : usualZoom;
  }
  for (const { at } of history) clock.hear(at);
  if (snapshot !== undefined) clock.hear(snapshot.takenAt);
  asker.forget();
  teller.forget();
}

// Only the host can post here: a webview has an origin of its own, and this page loads no other.
addEventListener('message', ({ data }: MessageEvent<ToThreads>) => {
  hear(data);
  state = applyMessage(state, data, clock.now);
  if (state === undefined) return;
  const { snapshot, origin, situation } = state.scene;
  if (snapshot !== undefined && (data.type === 'scene' || data.type === 'change'))
    lives.see(snapshot);
  // A recording is always seen at a moment of its own.
  if (data.type === 'scene' && origin.kind === 'recording' && situation.kind === 'live')
    look(state.looked?.at ?? origin.from);
  // What was asked before the scene came was forgotten, and the picture may be of an earlier moment.
  else if (data.type === 'scene' && state.looked !== undefined) asker.want(state.looked.at);
  drawSoon();
});

addEventListener('scrollend', () => {
  keep({ scrolled: scrollY });
});

// Time goes on in the timeline even when nothing happens in the container.
setInterval(() => {
  if (document.visibilityState === 'visible' && state?.scene.situation.kind === 'live') drawSoon();
}, 1000);

/** Milliseconds between two moments of a recording that is played. */
const frame = 100;

setInterval(() => {
  const origin = state?.scene.origin;
  if (!playback.isPlaying || origin?.kind !== 'recording') return;
  const { at, isOver } = played(state?.looked?.at ?? origin.from, frame, playback, origin.to);
  if (isOver) playback = { ...playback, isPlaying: false };
  look(at);
}, frame);

host.postMessage({ type: 'ready' });
