import * as l10n from '@vscode/l10n';
import type { GuideEntry } from '../../core/guide/page';
import type { GuideScene, LiveStep } from '../../protocol/guide';
import {
  make,
  makeButton,
  makeDecoration,
  setAttribute,
  setClass,
  setShown,
  setText,
} from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { liveOf, livePassageOf } from './state';
import { livePassageWords, stateSigns } from './words';

/** A row of the list. */
interface Row {
  readonly step: GuideEntry;
  readonly live: LiveStep;
  readonly isShown: boolean;
}

/** The steps with their states, how many are passed, and what time is left. */
export class StepList {
  readonly element = make('nav', 'steps');
  readonly #title = make('h1');
  readonly #count = make('p', 'count');
  readonly #rows: KeyedList<Row, string, View<Row>>;

  readonly #list = make('ol');
  readonly #fold: HTMLButtonElement;

  /** @param more stands at its end, or beside its fold */
  constructor(go: (step: string) => void, more: HTMLElement) {
    this.element.ariaLabel = l10n.t('Steps of the lab');
    this.#list.id = 'step-list';
    this.#fold = makeButton('fold plain', l10n.t('Steps'), () => {
      this.#unfold(!this.element.matches('.unfolded'));
    });
    this.#fold.setAttribute('aria-controls', this.#list.id);
    this.#unfold(false);
    moveByArrows(this.#list);
    this.#rows = new KeyedList(this.#list, {
      keyOf: ({ step }: Row) => step.id,
      make: ({ step }: Row) =>
        rowView(step, () => {
          this.#unfold(false);
          go(step.id);
        }),
    });
    this.element.append(make('div', 'lab', this.#title, this.#count), this.#fold, this.#list, more);
  }

  draw(scene: GuideScene, shown: GuideEntry | undefined): void {
    setText(this.#title, scene.page.title);
    const hasSteps = scene.page.steps.length > 0;
    setText(this.#count, hasSteps ? livePassageWords(livePassageOf(scene)) : '');
    setShown(this.#count, hasSteps);
    setShown(this.#fold, hasSteps);
    this.#rows.draw(
      scene.page.steps.map((step) => ({
        step,
        live: liveOf(scene, step),
        isShown: step.id === shown?.id,
      })),
    );
  }

  /** Puts the keyboard on the step that is shown. */
  focus(): void {
    this.#unfold(true);
    this.#list.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  #unfold(isOpen: boolean): void {
    this.element.classList.toggle('unfolded', isOpen);
    this.#fold.ariaExpanded = String(isOpen);
  }
}

/** Only the step that is shown is a stop of the Tab key: a long lab has hundreds. */
function moveByArrows(list: HTMLElement): void {
  list.addEventListener('keydown', (event) => {
    const rows = [...list.querySelectorAll('button')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    rows[to]?.focus();
  });
}

function rowView(of: GuideEntry, go: () => void): View<Row> {
  const sign = makeDecoration('sign');
  const title = make('span', 'title', of.title);
  const words = make('span', 'spoken');
  const button = makeButton('', '', go);
  button.append(sign, title, words);
  const element = make('li', '', button);
  let drawn: Row | undefined;
  return {
    element,
    update(row) {
      const { step, live, isShown } = row;
      const isSame = drawn?.step === step && drawn.live === live && drawn.isShown === isShown;
      drawn = row;
      // One change must not touch all rows of a long lab.
      if (isSame) return;
      const { state } = live;
      setText(sign, isShown && state === 'open' ? '◐' : stateSigns[state]);
      sign.title = live.words;
      setText(title, step.title);
      setText(words, `, ${live.words}`);
      setClass(element, state);
      button.tabIndex = isShown ? 0 : -1;
      if (isShown) setAttribute(button, 'aria-current', 'step');
      else button.removeAttribute('aria-current');
    },
  };
}
