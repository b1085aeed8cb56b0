import * as l10n from '@vscode/l10n';
import type { GuideCommand } from '../../core/guide/page';
import type { GuideSituation, LiveStep } from '../../protocol/guide';
import { make, makeButton, setShown, setText } from '../shared/dom';
import type { Deeds, LivePart } from './deeds';
import { RunButton } from './runButton';
import { RunView } from './runView';
import { SampleView } from './sampleView';
import { closedWords, placeWords, readinessWords } from './words';

/** What a command is shown with. */
export interface CommandState {
  readonly live: LiveStep;
  readonly situation: GuideSituation;
}

/** How a command stands in its block. */
export interface CommandLayout {
  /** It says where it runs: the first of a block does, and whichever runs elsewhere than the last. */
  readonly hasPlace: boolean;
  /** Its buttons stand beside where it runs; those of several beside each of them. */
  readonly isAlone: boolean;
}

/** A command with where it runs, what can be done with it, what became of it, and the output that the
 * text shows. */
export class CommandView implements LivePart<CommandState> {
  readonly element = make('section', 'command');
  /** Where it runs, and what can be done with it or with its whole block. */
  readonly head: HTMLElement;
  readonly #badge = make('span', 'badge');
  readonly #readiness = make('span', 'readiness');
  readonly #insert: HTMLButtonElement | undefined;
  readonly #run: RunButton | undefined;
  readonly #outcome: RunView;
  readonly #sample: SampleView | undefined;

  constructor(
    private readonly command: GuideCommand,
    step: string,
    deeds: Deeds,
    { hasPlace, isAlone }: CommandLayout,
  ) {
    const { part, deed, place, above, prompt, text, sample, does } = command;
    const words = text.split('\n')[0] ?? '';
    const button = (type: 'insert' | 'copy', label: string, said: string): HTMLButtonElement => {
      const made = makeButton('link', label, () => {
        deeds.ask({ type, step, part, deed });
        deeds.say(said);
      });
      made.ariaLabel = `${label}: ${words}`;
      return made;
    };
    const buttons = make('span', 'buttons', button('copy', l10n.t('Copy'), l10n.t('Copied.')));
    if (does === 'run' || does === 'insert' || does === 'leave') {
      this.#insert = button(
        'insert',
        l10n.t('Insert'),
        l10n.t('Put at the prompt of the terminal.'),
      );
      buttons.append(this.#insert);
    }
    if (does !== 'nothing' && does !== 'insert') {
      this.#run = new RunButton(command, does, step, deeds);
      this.#run.element.classList.add(isAlone ? 'primary' : 'link');
      buttons.append(this.#run.element);
    }
    this.head = make('div', `head ${place}`, this.#badge, this.#readiness);
    const line = make(
      'pre',
      'line',
      make('span', 'prompt', prompt),
      make('code', '', ...wordsOf(text)),
    );
    this.#outcome = new RunView({ step, part, deed, line: words }, deeds);
    if (above !== '') this.element.append(make('pre', 'above', above));
    if (hasPlace) this.element.append(this.head);
    if (isAlone) this.head.append(buttons);
    this.element.append(
      isAlone ? line : make('div', 'beside', line, buttons),
      this.#outcome.element,
    );
    if (sample.length > 0) {
      this.#sample = new SampleView(sample, words);
      this.element.append(this.#sample.element);
    }
  }

  update({ live, situation }: CommandState): void {
    const run = live.ran[this.command.part];
    setText(this.#badge, placeWords(this.command, situation));
    const closed = this.command.does === 'nothing' ? '' : closedWords(live, this.command.part);
    setText(this.#readiness, closed || readinessWords(this.command, situation));
    if (this.#insert !== undefined) {
      setShown(this.#insert, situation.canAct);
      this.#insert.disabled = closed !== '';
    }
    this.#run?.update(run, situation.canAct);
    // What runs already can be stopped.
    this.#run?.close(closed !== '' && run?.is !== 'running');
    this.#outcome.update(run);
    this.#sample?.mark(run?.differsAt);
  }
}

/** A line may be broken at any hyphen, and `-` at its end with `it` below it would read as two words. */
function wordsOf(text: string): readonly (Node | string)[] {
  return text
    .split(/(\s+)/)
    .map((word) => (word.includes('-') ? make('span', 'whole', word) : word));
}
