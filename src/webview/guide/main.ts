// The guide: a program of its own that draws what the host tells and says what the student wants. It
// can be thrown away at any moment; the next one is made from the host's next scene.

import '../shared/language';
import type { GuideScene, ToGuide } from '../../protocol/guide';
import { AppView } from './appView';
import { newsOf } from './news';
import { readKept, type GuideViewHost, type KeptState } from './kept';
import { applyMessage, shownStep } from './state';

declare function acquireVsCodeApi(): GuideViewHost;

const host = acquireVsCodeApi();
let kept = readKept(host.getState());
let scene: GuideScene | undefined;
let isScrolledBack = false;

const view = new AppView(document.getElementById('app') ?? document.body, {
  ask(message) {
    host.postMessage(message);
  },
  go,
});

/** Shows a step from its beginning. */
function go(step: string): void {
  keep({ step, scrolled: 0 });
  isScrolledBack = true;
  if (!draw()) return;
  scrollTo(0, 0);
  view.focusTitle();
}

function draw(before?: GuideScene): boolean {
  if (scene === undefined) return false;
  const shown = shownStep(scene, kept.step, before);
  const isOther = view.draw(scene, shown);
  // What was shown first stays so when it is passed; the student goes on by themselves.
  keep({ lab: scene.lab, step: shown?.id });
  if (!isScrolledBack) scrollTo(0, kept.scrolled);
  isScrolledBack = true;
  return isOther;
}

function keep(change: Partial<KeptState>): void {
  kept = { ...kept, ...change };
  host.setState(kept);
}

/** The steps beside the one that is shown. */
function goBy(count: number): void {
  const steps = scene?.page.steps ?? [];
  const next = steps[steps.findIndex(({ id }) => id === kept.step) + count];
  if (next !== undefined) go(next.id);
}

// Only the host can post here: a webview has an origin of its own, and this page loads no other.
addEventListener('message', ({ data }: MessageEvent<ToGuide>) => {
  if (data.type === 'go') {
    go(data.step);
    return;
  }
  const before = scene;
  scene = applyMessage(scene, data);
  draw(before);
  const news = scene === undefined ? undefined : newsOf(before, scene, kept.step);
  if (news !== undefined) view.say(news);
});

addEventListener('scrollend', () => {
  keep({ scrolled: scrollY });
});

addEventListener('keydown', (event) => {
  const { key, target } = event;
  const isTyping = target instanceof HTMLInputElement && target.type === 'text';
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === 'j') goBy(1);
  if (key === 'k') goBy(-1);
});

// A link to a place in the text may lead to another step.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const name = link?.getAttribute('href')?.slice(1);
  if (name === undefined) return;
  event.preventDefault();
  const step = scene?.page.steps.find(({ anchors }) => anchors.includes(name));
  if (step !== undefined && step.id !== kept.step) go(step.id);
  document.getElementById(name)?.scrollIntoView();
});

host.postMessage({ type: 'ready' });
