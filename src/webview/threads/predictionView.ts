import * as l10n from '@vscode/l10n';
import type { ShownPrediction } from '../../protocol/threads';
import { make, setShown, setText } from '../shared/dom';

/** What the student said would happen, beside what has happened. */
export class PredictionView {
  readonly element = make('section', 'prediction');
  readonly #ask = make('p', 'line');
  readonly #predicted = new Answer(l10n.t('You predicted'), 'predicted');
  readonly #measured = new Answer(l10n.t('Measured'), 'measured');

  constructor() {
    this.element.ariaLabel = l10n.t('Your prediction');
    this.element.append(
      this.#ask,
      make('div', 'answers', this.#predicted.element, this.#measured.element),
    );
  }

  draw(prediction: ShownPrediction | undefined): void {
    setShown(this.element, prediction !== undefined);
    if (prediction === undefined) return;
    const { ask, predicted, measured } = prediction;
    setText(this.#ask, ask);
    this.#predicted.draw(predicted);
    setShown(this.#measured.element, measured !== undefined);
    this.#measured.draw(measured ?? '');
  }
}

/** An answer that begins with a number has it big. */
class Answer {
  readonly element: HTMLElement;
  readonly #number = make('b', 'big');
  readonly #rest = make('span', 'line');

  constructor(title: string, className: string) {
    const value = make('p', 'value', this.#number, ' ', this.#rest);
    this.element = make('div', className, make('p', 'line', title), value);
  }

  draw(answer: string): void {
    const [, number = answer, rest = ''] = /^(\d[\d.,]*)\s*(.*)$/su.exec(answer) ?? [];
    setText(this.#number, number);
    setText(this.#rest, rest);
  }
}
