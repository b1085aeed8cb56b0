import * as l10n from '@vscode/l10n';
import { whyUnfit } from '../../core/checks/assessAnswer';
import type { GuideQuestion } from '../../core/guide/page';
import { longestAnswer, type LiveAnswer, type LiveStep } from '../../protocol/guide';
import { make, setClass, setShown, setText } from '../shared/dom';
import type { Deeds, LivePart } from './deeds';
import { closedWords } from './words';

/** A question, answered where it stands; a prediction stands beside what was measured. */
export class QuestionView implements LivePart<LiveStep> {
  readonly element: HTMLElement = make('section', 'question');
  readonly #form = make('form');
  readonly #reply = make('p', 'reply');
  readonly #measured = make('dl', 'measured');
  readonly #predicted = make('dd');
  readonly #seen = make('dd');
  readonly #inputs: readonly HTMLInputElement[];
  readonly #button: HTMLButtonElement;
  #shown: string | undefined;

  constructor(
    private readonly question: GuideQuestion,
    step: string,
    private readonly deeds: Deeds,
  ) {
    const { ask, isPrediction, part } = question;
    const name = `question-${String(part)}`;
    this.#inputs = question.type === 'choice' ? this.#choices(name) : [textInput(ask)];
    this.#button = make('button', 'primary', isPrediction ? l10n.t('Predict') : l10n.t('Answer'));
    if (question.type === 'choice')
      this.#form.append(
        make(
          'fieldset',
          '',
          make('legend', 'spoken', ask),
          ...this.#inputs.map((input) => make('label', '', input, input.value)),
        ),
      );
    else this.#form.append(...this.#inputs);
    this.#form.append(this.#button);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#answer(step);
    });
    this.#measured.append(
      make('div', '', make('dt', '', l10n.t('Predicted')), this.#predicted),
      make('div', '', make('dt', '', l10n.t('Measured')), this.#seen),
    );
    this.element.append(make('h3', '', ask), this.#form, this.#reply, this.#measured);
    setShown(this.#reply, false);
  }

  update(live: LiveStep): void {
    const { answers } = live;
    const isClosed = closedWords(live, this.question.part) !== '';
    for (const input of [...this.#inputs, this.#button]) input.disabled = isClosed;
    const answer = answers[this.question.part];
    // What the student is typing is theirs until it is given.
    if (answer !== undefined && answer.text !== this.#shown) this.#put(answer.text);
    // Where a lab begins anew, nothing was answered yet.
    if (answer === undefined && this.#shown !== undefined) this.#tell('', 'open');
    this.#shown = answer?.text;
    if (answer !== undefined) this.#tell(replyTo(answer, this.question), answer.is);
    // What was compared with what was seen is no prediction any more.
    setShown(this.#form, answer?.measured === undefined);
    setShown(this.#measured, answer?.measured !== undefined);
    setText(this.#predicted, answer?.text ?? '');
    setText(this.#seen, answer?.measured ?? '');
  }

  #answer(step: string): void {
    const text =
      this.question.type === 'choice'
        ? (this.#inputs.find(({ checked }) => checked)?.value ?? '')
        : (this.#inputs[0]?.value ?? '');
    const why = whyUnfit(this.question, text);
    if (why !== undefined) {
      this.#tell(why, 'unfit');
      this.deeds.say(why);
      return;
    }
    this.deeds.ask({ type: 'answer', step, part: this.question.part, text });
  }

  #tell(words: string, is: LiveAnswer['is']): void {
    setText(this.#reply, words);
    setClass(this.#reply, `reply ${is}`);
    setShown(this.#reply, words !== '');
  }

  #put(text: string): void {
    for (const input of this.#inputs)
      if (this.question.type === 'choice') input.checked = input.value === text;
      else input.value = text;
  }

  #choices(name: string): readonly HTMLInputElement[] {
    return this.question.choices.map((choice) => {
      const input = make('input');
      input.type = 'radio';
      input.name = name;
      input.value = choice;
      return input;
    });
  }
}

function textInput(ask: string): HTMLInputElement {
  const input = make('input');
  input.type = 'text';
  input.maxLength = longestAnswer;
  input.ariaLabel = ask;
  input.autocomplete = 'off';
  input.spellcheck = false;
  return input;
}

function replyTo({ is, say, measured }: LiveAnswer, { isPrediction }: GuideQuestion): string {
  if (say !== undefined) return is === 'right' ? `✓ ${say}` : say;
  if (is === 'right' && !isPrediction) return `✓ ${l10n.t('That is right.')}`;
  if (isPrediction && measured !== undefined) return '';
  if (isPrediction)
    return l10n.t('Noted. What is really there will stand beside it once it was seen.');
  return is === 'accepted' ? l10n.t('Noted.') : '';
}
