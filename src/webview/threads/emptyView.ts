import * as l10n from '@vscode/l10n';
import type { Situation, Wish } from '../../protocol/threads';
import { make, setShown, setText } from '../shared/dom';

/** What is shown while there is nothing to look at: one sentence, and what can be done. */
export class EmptyView {
  readonly element = make('main', 'nothing');
  readonly #say = make('p');
  readonly #button = make('button', 'primary');
  #offer: Wish | undefined;

  constructor(wished: (wish: Wish) => void) {
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => {
      if (this.#offer !== undefined) wished(this.#offer);
    });
    this.#say.role = 'status';
    this.element.append(this.#say, this.#button);
  }

  draw(container: string, situation: Situation): void {
    this.#offer = situation.kind === 'nothing' ? situation.offers[0] : undefined;
    setText(
      this.#say,
      situation.kind === 'nothing'
        ? situation.say
        : l10n.t('Reading the processes and threads of {0}…', container),
    );
    setShown(this.#button, this.#offer !== undefined);
    if (this.#offer !== undefined) setText(this.#button, offers[this.#offer]?.() ?? '');
  }
}

const offers: Readonly<Partial<Record<Wish, () => string>>> = {
  start: () => l10n.t('Build and Start Container'),
  unpause: () => l10n.t('Unpause Container'),
  retry: () => l10n.t('Try Again'),
  flood: () => l10n.t('Flood Connections…'),
  release: () => l10n.t('Release Connections'),
};
