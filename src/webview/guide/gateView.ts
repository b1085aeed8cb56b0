import type { LiveGate } from '../../protocol/guide';
import { make, makeButton, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import type { Deeds, LivePart } from './deeds';
import { gateWords } from './words';

type Needed = LiveGate['steps'][number];

/** What is to be passed before a gated step opens, each a way to it. */
export class GateView implements LivePart<LiveGate | undefined> {
  readonly element = make('section', 'gate');
  readonly #steps: KeyedList<Needed, string, View<Needed>>;

  constructor({ go }: Deeds) {
    const list = make('ul');
    this.#steps = new KeyedList(list, {
      keyOf: ({ id }: Needed) => id,
      make: ({ id }: Needed): View<Needed> => {
        const link = makeButton('link', '', () => {
          go(id);
        });
        return {
          element: make('li', '', link),
          update: ({ title }: Needed) => {
            setText(link, title);
          },
        };
      },
    });
    this.element.append(make('p', '', gateWords()), list);
  }

  update(gate: LiveGate | undefined): void {
    const steps = gate?.steps ?? [];
    setShown(this.element, steps.length > 0);
    this.#steps.draw(steps);
  }
}
