// The thread view: a program of its own that draws what the host tells and says what the student
// wants. It can be thrown away at any moment; the next one is made from the host's next scene.

import '../shared/language';
import type { ThreadScene, ToThreads } from '../../protocol/threads';
import { AppView } from './appView';
import { readKept, type ThreadHost } from './host';
import { HostClock } from '../shared/hostClock';
import { applyMessage, type ViewState } from './state';

declare function acquireVsCodeApi(): ThreadHost;

const host = acquireVsCodeApi();
const clock = new HostClock(() => performance.now());
const root = document.getElementById('app') ?? document.body;
let kept = readKept(host.getState());
let state: ViewState | undefined;
let isDrawingSoon = false;
let isScrolledBack = false;

const view = new AppView(root, {
  wished(wish) {
    host.postMessage({ type: 'wish', wish });
  },
  chosen(selected) {
    if (selected === kept.selected) return;
    kept = { ...kept, selected };
    host.setState(kept);
    drawSoon();
  },
  drawAgain: drawSoon,
});

/** Draws at most once a frame, however many messages come. */
function drawSoon(): void {
  if (isDrawingSoon) return;
  isDrawingSoon = true;
  requestAnimationFrame(() => {
    isDrawingSoon = false;
    if (state === undefined) return;
    view.draw(state, kept.selected, clock.now);
    if (!isScrolledBack) scrollTo(0, kept.scrolled);
    isScrolledBack = true;
  });
}

/** What the host asks for when it brings the view back. */
function keepShown({ container, origin }: ThreadScene): void {
  const recording = origin.kind === 'recording' ? origin.file : undefined;
  if (container === kept.container && recording === kept.recording) return;
  kept = { ...kept, container, recording };
  host.setState(kept);
}

// Only the host can post here: a webview has an origin of its own, and this page loads no other.
addEventListener('message', ({ data }: MessageEvent<ToThreads>) => {
  if (data.type === 'scene') keepShown(data.scene);
  if (data.type === 'scene') for (const { at } of data.scene.history) clock.hear(at);
  if (data.type === 'scene' && data.scene.snapshot) clock.hear(data.scene.snapshot.takenAt);
  if (data.type === 'change') clock.hear(data.change.takenAt);
  state = applyMessage(state, data, clock.now);
  drawSoon();
});

addEventListener('scrollend', () => {
  kept = { ...kept, scrolled: scrollY };
  host.setState(kept);
});

// Time goes on in the timeline even when nothing happens in the container.
setInterval(() => {
  if (document.visibilityState === 'visible' && state?.scene.situation.kind === 'live') drawSoon();
}, 1000);

host.postMessage({ type: 'ready' });
