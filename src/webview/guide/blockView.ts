import * as l10n from '@vscode/l10n';
import { isRun } from '../../core/guide/commandText';
import type { GuideCommand } from '../../core/guide/page';
import { make, makeRunButton, setShown } from '../shared/dom';
import { CommandView, type CommandState } from './commandView';
import type { Deeds, LivePart } from './deeds';
import { closedWords, runAllWords } from './words';

/** A block of commands; where there are several, they can be run one after the other. */
export class BlockView implements LivePart<CommandState> {
  readonly element = make('div', 'commands');
  readonly #commands: readonly CommandView[];
  readonly #parts: readonly number[];
  readonly #all: HTMLButtonElement | undefined;
  #isAtWork = false;

  constructor(commands: readonly GuideCommand[], step: string, deeds: Deeds) {
    const isAlone = commands.length === 1;
    this.#commands = commands.map((command, index) => {
      const hasPlace = command.place !== commands[index - 1]?.place;
      return new CommandView(command, step, deeds, { hasPlace, isAlone });
    });
    this.#parts = commands.map(({ part }) => part);
    const [first] = commands;
    if (first !== undefined && commands.length > 1 && commands.every(isRun)) {
      const { part, deed } = first;
      this.#all = makeRunButton('primary', runAllWords(commands.length), () => {
        if (this.#isAtWork) return;
        deeds.ask({ type: 'runAll', step, part, deed });
        deeds.say(l10n.t('The commands run one after the other.'));
      });
      this.#commands[0]?.head.append(make('span', 'buttons', this.#all));
    }
    this.element.append(...this.#commands.map(({ element }) => element));
  }

  update(state: CommandState): void {
    for (const command of this.#commands) command.update(state);
    if (this.#all === undefined) return;
    const { ran } = state.live;
    this.#isAtWork = this.#parts.some((part) =>
      ['running', 'waiting'].includes(ran[part]?.is ?? ''),
    );
    this.#all.ariaDisabled = String(this.#isAtWork);
    this.#all.disabled = this.#parts.some((part) => closedWords(state.live, part) !== '');
    setShown(this.#all, state.situation.canAct);
  }
}
