import * as l10n from '@vscode/l10n';
import type { LiveFlood } from '../../protocol/guideFlood';
import { make, makeButton, setShown, setText } from '../shared/dom';
import type { Deeds } from './deeds';
import { floodWords } from './words';

/** Below an action that floods, while the flood is on: how it stands, and what can be done about it. */
export class FloodLineView {
  readonly element: HTMLElement;
  readonly #words = make('p');

  constructor({ ask }: Pick<Deeds, 'ask'>) {
    const button = (label: string, wish: 'release' | 'changeFlood'): HTMLButtonElement =>
      makeButton('link', label, () => {
        ask({ type: 'wish', wish });
      });
    this.element = make(
      'div',
      'flood',
      this.#words,
      button(l10n.t('Release'), 'release'),
      button(l10n.t('Change…'), 'changeFlood'),
    );
    this.element.role = 'group';
    this.element.ariaLabel = l10n.t('Flood');
    setShown(this.element, false);
  }

  update(flood: LiveFlood | undefined, now: number): void {
    if (flood !== undefined) setText(this.#words, floodWords(flood, now));
    setShown(this.element, flood !== undefined);
  }
}
