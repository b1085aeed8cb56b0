import * as l10n from '@vscode/l10n';
import { isSpent } from '../../core/flood/floodWords';
import { isHttpd, serverAnswer } from '../../core/flood/serverAnswer';
import { timeLeft } from '../../core/flood/timeLeft';
import type { Snapshot } from '../../core/threads/snapshot';
import type { FloodPart } from '../../protocol/threads';
import { make, setShown, setText } from '../shared/dom';
import { KeyedList } from '../shared/keyedList';
import { floodTroubles } from './words';

/** How a flood goes, in words: what the server does with it, and how long it still holds. */
export class FloodView {
  readonly element = make('section', 'flood');
  readonly #now = make('p', 'now');
  readonly #left = make('p', 'line');
  readonly #notes = new KeyedList(make('ul'), {
    keyOf: ({ place }: Note) => place,
    make: () => {
      const element = make('li');
      return {
        element,
        update: ({ text }: Note) => {
          setText(element, text);
        },
      };
    },
  });

  constructor() {
    this.element.ariaLabel = l10n.t('Flood');
    // It changes each second, which nobody wants to hear: a timer is read when it is gone to.
    this.#left.role = 'timer';
    this.#notes.element.role = 'list';
    this.element.append(this.#now, this.#left, this.#notes.element);
  }

  draw({ flood, queueLimit }: FloodPart, snapshot: Snapshot, now: number): void {
    setShown(this.element, flood !== undefined);
    if (flood === undefined) return;
    const { connections } = snapshot;
    const answer = serverAnswer(flood, { connections, queueLimit, isHttpd: isHttpd(snapshot) });
    setText(this.#now, answer.now);
    setShown(this.#now, answer.now !== '');
    // Of one that holds nothing any more there is nothing to be released.
    setShown(this.#left, !isSpent(flood));
    setText(this.#left, l10n.t('Released automatically in {0}', timeLeft(flood.endsAt, now)));
    const notes = [...answer.notes, ...floodTroubles(flood)];
    this.#notes.draw(notes.map((text, place) => ({ place, text })));
  }
}

interface Note {
  readonly place: number;
  readonly text: string;
}
