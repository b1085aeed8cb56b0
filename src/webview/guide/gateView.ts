import type { LiveStep, NeededStep } from '../../protocol/guide';
import { make, makeButton, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import type { Deeds, LivePart } from './deeds';
import { needsWords } from './words';

/** What is to be passed before a step, each a way to it. */
export class GateView implements LivePart<LiveStep> {
  readonly element = make('section', 'gate');
  readonly #words = make('p');
  readonly #steps: KeyedList<NeededStep, string, View<NeededStep>>;

  constructor({ go }: Deeds) {
    const list = make('ul');
    this.#steps = new KeyedList(list, {
      keyOf: ({ id }: NeededStep) => id,
      make: ({ id }: NeededStep): View<NeededStep> => {
        const link = makeButton('link', '', () => {
          go(id);
        });
        return {
          element: make('li', '', link),
          update: ({ title }: NeededStep) => {
            setText(link, title);
          },
        };
      },
    });
    this.element.append(this.#words, list);
  }

  update({ needs = [], gate }: LiveStep): void {
    setText(this.#words, needsWords((gate?.steps.length ?? 0) > 0));
    setShown(this.element, needs.length > 0);
    this.#steps.draw(needs);
  }
}
