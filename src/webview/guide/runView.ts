import * as l10n from '@vscode/l10n';
import type { LiveRun } from '../../protocol/guideRuns';
import { make, makeButton, makeDecoration, setClass, setShown, setText } from '../shared/dom';
import type { Deeds } from './deeds';
import { runSigns } from './words';

/** What is meant by a part of a step. */
export interface RunOf {
  readonly step: string;
  readonly part: number;
  readonly deed: string;
  /** The first line of what runs. */
  readonly line: string;
}

/** What became of a command: how it ended, how its output compares, and the way to its terminal. */
export class RunView {
  readonly element = make('div', 'run');
  readonly #sign = makeDecoration('sign');
  readonly #words = make('span', 'words');
  readonly #details = make('p', 'details');
  readonly #terminal: HTMLButtonElement;

  constructor({ step, part, deed, line }: RunOf, { ask }: Deeds) {
    this.#terminal = makeButton('plain', l10n.t('show terminal'), () => {
      ask({ type: 'terminal', step, part, deed });
    });
    this.#terminal.ariaLabel = l10n.t('show terminal: {0}', line);
    this.element.append(
      make('p', 'outcome', this.#sign, this.#words, this.#terminal),
      this.#details,
    );
    setShown(this.element, false);
  }

  update(run: LiveRun | undefined): void {
    setShown(this.element, run !== undefined);
    if (run === undefined) return;
    setClass(this.element, `run ${run.is}`);
    setText(this.#sign, runSigns[run.is]);
    setText(this.#words, run.words);
    setText(this.#details, run.details.join(' '));
    setShown(this.#details, run.details.length > 0);
    setShown(this.#terminal, run.hasTerminal);
  }
}
