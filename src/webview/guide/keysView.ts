import * as l10n from '@vscode/l10n';
import { make, makeButton } from '../shared/dom';

/** What the keys of the guide do, beside Tab and Enter, which do as everywhere. */
const keys = (): readonly (readonly [key: string, does: string])[] => [
  ['j', l10n.t('next step')],
  ['k', l10n.t('step before')],
  ['s', l10n.t('list of steps; ↑ ↓ Home End move in it, Enter opens')],
  ['r', l10n.t('first button of the step that runs something')],
  ['c', l10n.t('check this step')],
  ['Ctrl+F', l10n.t('find in the step')],
  ['Ctrl+1', l10n.t('back here from a terminal, where the guide is the first editor')],
  ['?', l10n.t('these keys')],
];

/** The keys of the guide, in a dialog that `?` and a button open. */
export class KeysView {
  readonly element: HTMLDialogElement = make('dialog', 'keys');
  readonly button: HTMLButtonElement;

  constructor() {
    const title = make('h2', '', l10n.t('Keys'));
    title.id = 'keys-title';
    this.element.setAttribute('aria-labelledby', title.id);
    const rows = keys().map(([key, does]) =>
      make('div', '', make('dt', '', make('kbd', '', key)), make('dd', '', does)),
    );
    const close = makeButton('primary', l10n.t('Close'), () => {
      this.element.close();
    });
    this.element.append(title, make('dl', '', ...rows), close);
    this.button = makeButton('link', l10n.t('Keys'), () => {
      this.open();
    });
    this.button.setAttribute('aria-haspopup', 'dialog');
  }

  /** Shows them; what had the keyboard gets it back when they are closed. */
  open(): void {
    if (!this.element.open) this.element.showModal();
  }
}
