import * as l10n from '@vscode/l10n';
import type { GuideCommand } from '../../core/guide/page';
import type { LiveRun } from '../../protocol/guideRuns';
import { makeRunButton, setShown, setText } from '../shared/dom';
import type { Deeds } from './deeds';
import { commandButtons, stopButton } from './words';

/** How long a command runs before its button stops it: the second press of a double click must not. */
const stopMilliseconds = 1000;

/** Runs a command, and ends it once it has run for a while. It is one button, so that the keyboard
 * stays where it is. */
export class RunButton {
  readonly element: HTMLButtonElement;
  readonly #label: string;
  readonly #line: string;
  #is: LiveRun['is'] | undefined;
  #canStop = false;
  #timer: number | undefined;

  constructor(
    { part, deed, text }: GuideCommand,
    does: keyof typeof commandButtons,
    step: string,
    { ask, say }: Deeds,
  ) {
    this.#label = commandButtons[does]();
    this.#line = text.split('\n')[0] ?? '';
    this.element = makeRunButton('', '', () => {
      if (this.#isKept) return;
      ask({ type: this.#canStop ? 'stop' : 'run', step, part, deed });
      say(this.#canStop ? l10n.t('Ctrl-C was sent.') : l10n.t('Sent to the terminal.'));
    });
    this.#draw();
  }

  update(run: LiveRun | undefined, canAct: boolean): void {
    setShown(this.element, canAct);
    if (run?.is === this.#is) return;
    this.#is = run?.is;
    this.#canStop = false;
    clearTimeout(this.#timer);
    if (this.#is === 'running')
      this.#timer = setTimeout(() => {
        this.#canStop = true;
        this.#draw();
      }, stopMilliseconds);
    this.#draw();
  }

  /** A gate of the lab keeps it back. */
  close(isClosed: boolean): void {
    this.element.disabled = isClosed;
  }

  /** It has just begun, or is about to begin by itself. */
  get #isKept(): boolean {
    return this.#is === 'waiting' || (this.#is === 'running' && !this.#canStop);
  }

  #draw(): void {
    const label = this.#canStop ? stopButton() : this.#label;
    setText(this.element, label);
    this.element.ariaLabel = `${label.replace(/^\P{Letter}+/u, '')}: ${this.#line}`;
    this.element.ariaDisabled = String(this.#isKept);
    this.element.classList.toggle('stop', this.#canStop);
  }
}
