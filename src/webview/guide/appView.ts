import * as l10n from '@vscode/l10n';
import type { GuideEntry, GuideOutline, GuideStep } from '../../core/guide/page';
import type { FromGuide, GuideScene } from '../../protocol/guide';
import type { LiveFlood } from '../../protocol/guideFlood';
import { make, makeButton, setShown, setText } from '../shared/dom';
import { keepFocus } from '../shared/keepFocus';
import { carryOver } from './carryOver';
import type { Deeds } from './deeds';
import { KeysView } from './keysView';
import { liveOf } from './state';
import { StepList } from './stepList';
import { StepView } from './stepView';

/** What the page tells the program around it. */
export interface AppWishes {
  readonly ask: (message: FromGuide) => void;
  readonly go: (step: string) => void;
}

/** The whole page: the steps at the left, one step at a time beside them. */
export class AppView {
  readonly #steps: StepList;
  readonly #notice = make('p', 'notice');
  readonly #offer: HTMLButtonElement;
  readonly #article = make('div', 'page');
  readonly #main = make('main');
  readonly #previous: HTMLButtonElement;
  readonly #threads: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #spoken = make('p', 'spoken');
  readonly #keys = new KeysView();
  readonly #deeds: Deeds;
  #view: StepView | undefined;
  #flood: { readonly flood: LiveFlood | undefined; readonly now: number } | undefined;
  #around: readonly (GuideEntry | undefined)[] = [];
  #wish: GuideScene['situation']['offer'];

  constructor(root: HTMLElement, wishes: AppWishes) {
    const { ask, go } = wishes;
    this.#deeds = {
      ask,
      go,
      say: (words) => {
        this.say(words);
      },
    };
    this.#steps = new StepList(go, this.#keys.button);
    this.#offer = makeButton('link', '', () => {
      if (this.#wish !== undefined) ask({ type: 'wish', wish: this.#wish });
    });
    const goTo = (index: number): void => {
      const step = this.#around[index];
      if (step !== undefined) go(step.id);
    };
    this.#previous = makeButton('link', '', () => {
      goTo(0);
    });
    this.#next = makeButton('primary', '', () => {
      goTo(1);
    });
    this.#threads = makeButton('link', l10n.t('Open thread view'), () => {
      ask({ type: 'wish', wish: 'threads' });
    });
    this.#spoken.ariaLive = 'polite';
    const foot = make('div', 'foot', this.#previous, this.#threads, this.#next);
    const notice = make('div', 'situation', this.#notice, this.#offer);
    this.#main.append(notice, this.#article, foot);
    root.append(this.#steps.element, this.#main, this.#spoken, this.#keys.element);
  }

  /** What keys do in the page, beside those that go to another step. */
  readonly keys: Readonly<Record<string, () => void>> = {
    s: () => {
      this.#steps.focus();
    },
    r: () => {
      this.#view?.focusRun();
    },
    c: () => {
      this.#view?.check();
    },
    '?': () => {
      this.#keys.open();
    },
  };

  /** Shows how a scene stands, and the step in it that is shown: as long as what it says has not come
   * yet, the step before stays. */
  draw(scene: GuideScene, shown: GuideEntry | undefined, says: GuideStep | undefined): void {
    keepFocus(this.#main, () => {
      this.#draw(scene, shown, says);
    });
  }

  /** Shows how the lab's flood stands. */
  drawFlood(flood: LiveFlood | undefined, now: number): void {
    this.#flood = { flood, now };
    keepFocus(this.#main, () => {
      this.#view?.showFlood(flood, now);
    });
  }

  /** Puts the keyboard and a screen reader at the beginning of the step. */
  focusTitle(): void {
    this.#view?.title.focus({ preventScroll: true });
  }

  /** Has a screen reader say something. */
  say(words: string): void {
    this.#spoken.textContent = words;
  }

  #draw(scene: GuideScene, shown: GuideEntry | undefined, says: GuideStep | undefined): void {
    this.#steps.draw(scene, shown);
    const { situation, page } = scene;
    this.#wish = situation.offer;
    setText(this.#notice, situation.say ?? '');
    setShown(this.#notice, situation.say !== undefined);
    setText(
      this.#offer,
      situation.offer === 'trust' ? l10n.t('Manage trust') : l10n.t('Try again'),
    );
    setShown(this.#offer, situation.offer !== undefined);
    const index = page.steps.findIndex(({ id }) => id === shown?.id);
    if (says !== undefined) this.#make(scene, says, index + 1);
    if (this.#view !== undefined) this.#view.update(liveOf(scene, this.#view.step), situation);
    this.#drawFoot(page.steps, index);
    setShown(this.#threads, situation.isRunning);
  }

  /** A page that says the same again leaves the step as it is, with what was typed and unfolded in it. */
  #make(scene: GuideScene, says: GuideStep, number: number): void {
    const before = this.#view;
    if (before?.step === says) return;
    if (before?.number === number && JSON.stringify(before.step) === JSON.stringify(says)) return;
    const view = new StepView(says, number, this.#deeds);
    // As it will stand: only then are its parts those of the step before, in the same order.
    view.update(liveOf(scene, says), scene.situation);
    if (this.#flood !== undefined) view.showFlood(this.#flood.flood, this.#flood.now);
    this.#view = view;
    const replace = (): void => {
      this.#article.replaceChildren(view.element);
    };
    if (before?.step.id === says.id) carryOver(before.element, view.element, replace);
    else replace();
  }

  #drawFoot(steps: GuideOutline['steps'], index: number): void {
    const previous = steps[index - 1];
    const next = steps[index + 1];
    this.#around = [previous, next];
    setText(this.#previous, `← ${previous?.title ?? ''}`);
    setText(this.#next, l10n.t('Next: {0} →', next?.title ?? ''));
    setShown(this.#previous, previous !== undefined);
    setShown(this.#next, next !== undefined);
  }
}
