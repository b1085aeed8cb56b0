import type { GuideCommand } from '../../core/guide/page';
import type { GuideSituation } from '../../protocol/guide';
import { make, makeButton, setShown, setText } from '../shared/dom';
import type { Deeds, LivePart } from './deeds';
import { sampleView } from './sampleView';
import { commandButtons, obstacleWords, placeWords } from './words';

/** A command with where it runs, what can be done with it, and the output that the text shows. */
export class CommandView implements LivePart<GuideSituation> {
  readonly element = make('section', 'command');
  readonly #badge = make('span', 'badge');
  readonly #obstacle = make('span', 'obstacle');
  readonly #buttons = make('span', 'buttons');

  constructor(
    private readonly command: GuideCommand,
    step: string,
    { ask, say }: Deeds,
  ) {
    const { part, deed, place, above, prompt, text, sample, does } = command;
    const words = text.split('\n')[0] ?? '';
    const button = (type: 'run' | 'insert' | 'copy', label: string, said: string): void => {
      const made = makeButton(type === 'run' ? 'primary' : 'link', label, () => {
        ask({ type, step, part, deed });
        say(said);
      });
      made.ariaLabel = `${label.replace('▶ ', '')}: ${words}`;
      this.#buttons.append(made);
    };
    button('copy', 'Copy', 'Copied.');
    const canInsert = does === 'run' || does === 'insert' || does === 'leave';
    if (canInsert) button('insert', 'Insert', 'Put at the prompt of the terminal.');
    if (does !== 'nothing' && does !== 'insert')
      button('run', commandButtons[does], 'Sent to the terminal.');
    const head = make('div', `head ${place}`, this.#badge, this.#obstacle, this.#buttons);
    const line = make('pre', 'line', make('span', 'prompt', prompt), make('code', '', text));
    line.tabIndex = 0;
    if (above !== '') this.element.append(make('pre', 'above', above));
    this.element.append(head, line);
    if (sample.length > 0) this.element.append(sampleView(sample, words));
  }

  update(situation: GuideSituation): void {
    setText(this.#badge, placeWords(this.command.place, situation));
    setText(this.#obstacle, obstacleWords(this.command, situation));
    for (const button of this.#buttons.children)
      if (button instanceof HTMLElement && !button.ariaLabel?.startsWith('Copy'))
        setShown(button, situation.canAct);
  }
}
