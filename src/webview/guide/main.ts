// The guide: a program of its own that draws what the host tells and says what the student wants. It
// can be thrown away at any moment; the next one is made from the host's next scene.

import '../shared/language';
import * as l10n from '@vscode/l10n';
import type { GuideStep } from '../../core/guide/page';
import type { GuideScene, ToGuide } from '../../protocol/guide';
import type { LiveFlood } from '../../protocol/guideFlood';
import { shownStep } from '../../protocol/shownStep';
import { HostClock } from '../shared/hostClock';
import { returnFocus } from '../shared/keepFocus';
import { AppView } from './appView';
import { readKept, type GuideViewHost, type KeptState } from './kept';
import { listenToKeys } from './listenToKeys';
import { newsOf } from './news';
import { applyMessage } from './state';

declare function acquireVsCodeApi(): GuideViewHost;

const host = acquireVsCodeApi();
let kept = readKept(host.getState());
const clock = new HostClock(() => performance.now());
let scene: GuideScene | undefined;
let flood: LiveFlood | undefined;
/** What the steps say, as far as it has come; undefined where it was asked for. */
const said = new Map<string, GuideStep | undefined>();
/** Where to go once the step that is wanted is drawn: to its beginning, or to a place in it. */
let wanted: { readonly place?: string } | undefined;
let isScrolledBack = false;

const view = new AppView(document.getElementById('app') ?? document.body, {
  ask(message) {
    host.postMessage(message);
  },
  go,
});

/** Shows a step from its beginning, or from a place in it. */
function go(step: string, place?: string): void {
  keep({ step, scrolled: 0 });
  wanted = place === undefined ? {} : { place };
  draw();
}

function draw(before?: GuideScene): void {
  if (scene === undefined) return;
  const shown = shownStep(scene, kept.step, before);
  const id = shown?.id ?? '';
  const says = said.get(id);
  if (!said.has(id)) {
    said.set(id, undefined);
    host.postMessage({ type: 'show', step: id });
  }
  view.draw(scene, shown, says);
  // What was shown first stays so when it is passed; the student goes on by themselves.
  keep({ lab: scene.lab, step: shown?.id });
  if (says !== undefined) arrive();
}

/** The step that is wanted is there. */
function arrive(): void {
  if (wanted !== undefined) {
    const place = wanted.place === undefined ? null : document.getElementById(wanted.place);
    if (place === null) scrollTo(0, 0);
    view.focusTitle();
    place?.scrollIntoView();
  } else if (!isScrolledBack) {
    scrollTo(0, kept.scrolled);
  }
  wanted = undefined;
  isScrolledBack = true;
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

function takeFlood(now: LiveFlood | undefined): void {
  const before = flood;
  flood = now;
  view.drawFlood(flood, clock.now);
  if (before !== undefined && flood === undefined)
    view.say(l10n.t('The connections are released.'));
}

function take(message: ToGuide): void {
  switch (message.type) {
    case 'scene':
      said.clear();
      if (message.scene.step !== undefined) said.set(message.scene.step.id, message.scene.step);
      break;
    case 'step':
      said.set(message.step.id, message.step);
      break;
    case 'change':
    case 'flood':
    case 'go':
  }
  scene = applyMessage(scene, message);
}

// Only the host can post here: a webview has an origin of its own, and this page loads no other.
addEventListener('message', ({ data }: MessageEvent<ToGuide>) => {
  if (data.type === 'go') {
    go(data.step);
    return;
  }
  if (data.type === 'flood') {
    clock.hear(data.at);
    takeFlood(data.flood);
    return;
  }
  const before = scene;
  take(data);
  draw(before);
  const news = scene === undefined ? undefined : newsOf(before, scene, kept.step);
  if (news !== undefined) view.say(news);
});

// The time that is left goes on even when no number changes.
setInterval(() => {
  if (flood !== undefined && document.visibilityState === 'visible')
    view.drawFlood(flood, clock.now);
}, 1000);

addEventListener('scrollend', () => {
  keep({ scrolled: scrollY });
});

returnFocus();

listenToKeys({
  j: () => {
    goBy(1);
  },
  k: () => {
    goBy(-1);
  },
  ...view.keys,
});

// A link to a place in the text may lead to another step.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const name = link?.getAttribute('href')?.slice(1);
  if (name === undefined) return;
  event.preventDefault();
  const step = scene?.page.steps.find(({ anchors }) => anchors.includes(name));
  if (step !== undefined && step.id !== kept.step) go(step.id, name);
  else document.getElementById(name)?.scrollIntoView();
});

host.postMessage({ type: 'ready', step: kept.step });
