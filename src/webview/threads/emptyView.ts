import * as l10n from '@vscode/l10n';
import type { Situation, Wish } from '../../protocol/threads';
import { make, makeButton, setText } from '../shared/dom';

/** What is shown while there is nothing to look at: one sentence, and what can be done. */
export class EmptyView {
  readonly element = make('main', 'nothing');
  readonly #title = make('h1');
  readonly #say = make('p');
  readonly #buttons = make('div', 'buttons');
  #offered: string | undefined;

  constructor(private readonly wished: (wish: Wish) => void) {
    this.#say.role = 'status';
    this.element.append(this.#title, this.#say, this.#buttons);
  }

  /** `isUnseen` where a moment is looked at that nobody saw. */
  draw(container: string, situation: Situation, isUnseen: boolean): void {
    setText(this.#title, container);
    setText(this.#say, situation.kind === 'nothing' ? situation.say : waiting(container, isUnseen));
    const offered = situation.kind === 'nothing' ? situation.offers : [];
    // A button that stays as it is keeps the keyboard.
    if (offered.join() === this.#offered) return;
    this.#offered = offered.join();
    this.#buttons.replaceChildren(
      ...offered.map((wish, index) =>
        makeButton(index === 0 ? 'primary' : 'secondary', offers[wish](), () => {
          this.wished(wish);
        }),
      ),
    );
  }
}

function waiting(container: string, isUnseen: boolean): string {
  return isUnseen
    ? l10n.t('Nobody looked at {0} then, so nothing is known of that moment.', container)
    : l10n.t('Reading the processes and threads of {0}…', container);
}

const offers: Readonly<Record<Wish, () => string>> = {
  start: () => l10n.t('Build and Start Container'),
  unpause: () => l10n.t('Unpause Container'),
  retry: () => l10n.t('Try Again'),
  flood: () => l10n.t('Flood Connections…'),
  release: () => l10n.t('Release Connections'),
  watch: () => l10n.t('Watch a Recording'),
  shell: () => l10n.t('Open Shell Here'),
  save: () => l10n.t('Save Recording…'),
  exportCsv: () => l10n.t('Export CSV…'),
};
