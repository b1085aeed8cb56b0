import * as l10n from '@vscode/l10n';
import type { GuidePage, GuideStep } from '../../core/guide/page';
import type { FromGuide, GuideScene } from '../../protocol/guide';
import { make, makeButton, setShown, setText } from '../shared/dom';
import type { Deeds } from './deeds';
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
  readonly #previous: HTMLButtonElement;
  readonly #threads: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #spoken = make('p', 'spoken');
  readonly #deeds: Deeds;
  #view: StepView | undefined;
  /** What the step was made of: a page that says the same again leaves it as it is, with what was
   * typed and unfolded in it. */
  #madeOf = '';
  #around: readonly (GuideStep | undefined)[] = [];
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
    this.#steps = new StepList(go);
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
    root.append(this.#steps.element, make('main', '', notice, this.#article, foot), this.#spoken);
  }

  /** Shows a step of a scene; gives whether it is another than before. */
  draw(scene: GuideScene, shown: GuideStep | undefined): boolean {
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
    const isOther = this.#view?.step.id !== shown?.id;
    this.#make(page, shown);
    if (shown !== undefined) this.#view?.update(liveOf(scene, shown), situation);
    setShown(this.#threads, situation.isRunning);
    return isOther;
  }

  /** Puts the keyboard and a screen reader at the beginning of the step. */
  focusTitle(): void {
    this.#view?.title.focus({ preventScroll: true });
  }

  /** Has a screen reader say something. */
  say(words: string): void {
    this.#spoken.textContent = words;
  }

  #make(page: GuidePage, shown: GuideStep | undefined): void {
    const index = shown === undefined ? -1 : page.steps.indexOf(shown);
    const introduction = index <= 0 ? page.introduction : [];
    const step = shown ?? emptyStep(page.title);
    const madeOf = JSON.stringify([index, step, introduction]);
    if (madeOf !== this.#madeOf) {
      this.#madeOf = madeOf;
      this.#view = new StepView(step, index + 1, introduction, this.#deeds);
      this.#article.replaceChildren(this.#view.element);
    }
    const previous = page.steps[index - 1];
    const next = page.steps[index + 1];
    this.#around = [previous, next];
    setText(this.#previous, `← ${previous?.title ?? ''}`);
    setText(this.#next, l10n.t('Next: {0} →', next?.title ?? ''));
    setShown(this.#previous, previous !== undefined);
    setShown(this.#next, next !== undefined);
  }
}

/** A text without any step is only read. */
function emptyStep(title: string): GuideStep {
  return {
    id: '',
    title,
    minutes: undefined,
    places: [],
    blocks: [],
    hints: 0,
    solution: [],
    anchors: [],
  };
}
