import * as l10n from '@vscode/l10n';
import type { GuideStep } from '../../core/guide/page';
import { isCounted } from '../../core/progress/passage';
import type { GuideSituation, LiveStep } from '../../protocol/guide';
import { make, makeButton, setShown, setText } from '../shared/dom';
import type { CheckView } from './checkView';
import type { Deeds } from './deeds';

/** What helps in a step: to have it checked, its hints one by one, its solution. The buttons stand in
 * the first check that has failed, where they are looked for, and else below the checks. */
export class HelpView {
  readonly #element = make('div', 'help');
  readonly #buttons = make('span', 'help-buttons');
  readonly #check: HTMLButtonElement;
  readonly #hint: HTMLButtonElement;
  readonly #hints = make('ol', 'hints');
  #told: readonly string[] = [];
  #isChecking = false;

  constructor(
    private readonly step: GuideStep,
    { ask }: Deeds,
  ) {
    this.#check = makeButton('link', '', () => {
      if (!this.#isChecking) ask({ type: 'check', step: step.id });
    });
    this.#hint = makeButton('link', '', () => {
      ask({ type: 'hint', step: step.id });
    });
    this.#buttons.append(this.#check, this.#hint);
    this.#element.append(this.#buttons, this.#hints);
    if (step.solution.length > 0)
      this.#element.append(
        make(
          'details',
          'solution',
          make('summary', '', l10n.t('Show the solution')),
          make('ol', '', ...step.solution.map((line) => make('li', '', make('code', '', line)))),
        ),
      );
  }

  /** Puts it below the last check of an article, or at its end. */
  placeAfter(article: HTMLElement, checks: readonly CheckView[]): void {
    const last = checks.at(-1)?.element;
    if (last?.parentElement === article) last.after(this.#element);
    else article.append(this.#element);
  }

  /** Has the step checked, as by its button. */
  check(): void {
    if (this.#check.checkVisibility()) this.#check.click();
  }

  update(live: LiveStep, { canAct }: GuideSituation, checks: readonly CheckView[]): void {
    // What helps with a step opens with it.
    setShown(this.#element, (live.gate?.steps.length ?? 0) === 0);
    const isAsked = Object.keys(live.checks).length > 0 || live.state === 'passed';
    setText(this.#check, isAsked ? l10n.t('Check again') : l10n.t('Check this step'));
    setShown(this.#check, canAct && canBeChecked(this.step, live));
    this.#isChecking = live.state === 'checking';
    // One that is disabled outright would lose the keyboard.
    this.#check.ariaDisabled = String(this.#isChecking);
    this.#updateHints(live.hints);
    const failed = checks.find(({ part }) => live.checks[part]?.state === 'failed');
    this.#moveTo(failed?.buttons);
  }

  #updateHints(told: readonly string[]): void {
    const { hints } = this.step;
    setText(this.#hint, l10n.t('Hint {0} of {1}', told.length + 1, hints));
    setShown(this.#hint, told.length < hints);
    setShown(this.#hints, told.length > 0);
    for (const [index, html] of told.entries()) {
      const hint = this.#hints.children[index] ?? this.#hints.appendChild(make('li'));
      // Made by the host, as prose is.
      if (this.#told[index] !== html) hint.innerHTML = html;
    }
    this.#told = told;
  }

  /** What has the focus keeps it when its place changes. */
  #moveTo(place: HTMLElement | undefined): void {
    const focused = document.activeElement;
    const hadFocus = this.#buttons.contains(focused);
    if (place !== undefined && this.#buttons.parentElement !== place) place.append(this.#buttons);
    else if (place === undefined && this.#buttons.parentElement !== this.#element)
      this.#element.prepend(this.#buttons);
    else return;
    if (hadFocus && focused instanceof HTMLElement) focused.focus();
  }
}

/** A text without any step has nothing to check, whatever its page calls what it says. */
function canBeChecked({ id }: GuideStep, { state }: LiveStep): boolean {
  return id !== '' && isCounted(state);
}
