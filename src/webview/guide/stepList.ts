import * as l10n from '@vscode/l10n';
import type { GuideStep } from '../../core/guide/page';
import type { GuideScene } from '../../protocol/guide';
import { make, makeButton, makeDecoration, setAttribute, setClass, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { liveOf, livePassageOf } from './state';
import { livePassageWords, stateSigns } from './words';

/** A row of the list. */
interface Row {
  readonly step: GuideStep;
  readonly scene: GuideScene;
  readonly isShown: boolean;
}

/** The steps with their states, how many are passed, and what time is left. */
export class StepList {
  readonly element = make('nav', 'steps');
  readonly #title = make('h1');
  readonly #count = make('p', 'count');
  readonly #rows: KeyedList<Row, string, View<Row>>;

  constructor(go: (step: string) => void) {
    this.element.ariaLabel = l10n.t('Steps of the lab');
    const list = make('ol');
    list.id = 'step-list';
    const fold = makeButton('fold plain', l10n.t('Steps'), () => {
      fold.ariaExpanded = String(this.element.classList.toggle('unfolded'));
    });
    fold.ariaExpanded = 'false';
    fold.setAttribute('aria-controls', list.id);
    this.#rows = new KeyedList(list, {
      keyOf: ({ step }: Row) => step.id,
      make: ({ step }: Row) =>
        rowView(step, () => {
          this.element.classList.remove('unfolded');
          fold.ariaExpanded = 'false';
          go(step.id);
        }),
    });
    this.element.append(make('div', 'lab', this.#title, this.#count), fold, list);
  }

  draw(scene: GuideScene, shown: GuideStep | undefined): void {
    setText(this.#title, scene.page.title);
    setText(this.#count, livePassageWords(livePassageOf(scene)));
    this.#rows.draw(
      scene.page.steps.map((step) => ({ step, scene, isShown: step.id === shown?.id })),
    );
  }
}

function rowView(of: GuideStep, go: () => void): View<Row> {
  const sign = makeDecoration('sign');
  const title = make('span', 'title', of.title);
  const words = make('span', 'spoken');
  const button = makeButton('', '', go);
  button.append(sign, title, words);
  const element = make('li', '', button);
  return {
    element,
    update({ step, scene, isShown }) {
      const live = liveOf(scene, step);
      const { state } = live;
      setText(sign, isShown && state === 'open' ? '◐' : stateSigns[state]);
      setText(title, step.title);
      setText(words, `, ${live.words}`);
      setClass(element, state);
      if (isShown) setAttribute(button, 'aria-current', 'step');
      else button.removeAttribute('aria-current');
    },
  };
}
