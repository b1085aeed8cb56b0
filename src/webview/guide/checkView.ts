import * as l10n from '@vscode/l10n';
import { timeOfDay } from '../../core/base/timeOfDay';
import type { GuideSituation, LiveCheck, LiveStep } from '../../protocol/guide';
import { make, makeDecoration, makeRunButton, setClass, setShown, setText } from '../shared/dom';
import type { Deeds, LivePart } from './deeds';
import { atWork, faultWords } from './words';

/** What a check is shown with. */
export interface CheckState {
  readonly live: LiveStep;
  readonly situation: GuideSituation;
  /** The check that offers what mends the step: one button is enough for several that failed alike. */
  readonly mending: number | undefined;
}

/** A check with what it expects and has seen. */
export class CheckView implements LivePart<CheckState> {
  readonly element = make('section', 'check');
  /** Where what can be done about a failed check stands. */
  readonly buttons = make('div', 'actions');
  readonly #sign = makeDecoration('sign');
  readonly #state = make('span', 'spoken');
  readonly #finding = make('p', 'finding');
  readonly #because = make('p', 'because');
  readonly #seenAt = make('span');
  readonly #rows = make('pre', 'rows');
  readonly #evidence: HTMLDetailsElement;
  readonly #fix: HTMLButtonElement;
  readonly #note = make('p', 'note');

  constructor(
    readonly part: number,
    name: string,
    step: string,
    { ask }: Deeds,
  ) {
    this.#fix = makeRunButton('primary', '', () => {
      ask({ type: 'fix', step, part });
    });
    this.#rows.tabIndex = 0;
    this.#rows.setAttribute('role', 'group');
    this.#rows.ariaLabel = l10n.t('What was seen for: {0}', name);
    this.#evidence = make('details', '', make('summary', '', l10n.t('show rows')), this.#rows);
    this.#note.append(this.#seenAt, this.#evidence);
    this.buttons.append(this.#fix);
    this.element.append(
      make('h3', '', this.#sign, this.#state, name),
      this.#finding,
      this.#because,
      this.#note,
      this.buttons,
    );
  }

  update({ live, situation, mending }: CheckState): void {
    const check = live.checks[this.part];
    const state = stateOf(live, check);
    setClass(this.element, `check ${state}`);
    setText(this.#sign, signs[state]);
    this.#sign.title = stateNames[state]();
    setText(this.#state, `${stateNames[state]()}: `);
    setText(this.#finding, findingWords(state, check));
    setText(this.#because, [check?.because ?? '', faultWords(check?.fault)].join(' ').trim());
    setShown(this.#finding, this.#finding.textContent !== '');
    setShown(this.#because, this.#because.textContent !== '');
    setShown(this.#note, check !== undefined);
    if (check !== undefined) this.#updateNote(check, situation);
    setText(this.#fix, check?.fix ?? '');
    setShown(this.#fix, mending === this.part && state === 'failed');
  }

  #updateNote({ at, evidence }: LiveCheck, { container, isRunning }: GuideSituation): void {
    const seenAt =
      container === undefined || !isRunning
        ? l10n.t('Seen at {0}', timeOfDay(at))
        : l10n.t('Seen at {0} in {1}', timeOfDay(at), container);
    setText(this.#seenAt, evidence.length > 0 ? `${seenAt} ·` : seenAt);
    setText(this.#rows, evidence.join('\n'));
    setShown(this.#evidence, evidence.length > 0);
  }
}

type CheckLook = keyof typeof signs;

function stateOf({ state }: LiveStep, check: LiveCheck | undefined): CheckLook {
  if (state === 'checking') return 'checking';
  return check?.state ?? (state === 'passed' ? 'passed' : 'open');
}

/** The check that offers what mends a step; undefined where none can. */
export function mendingCheck({ checks }: LiveStep): number | undefined {
  const found = Object.entries(checks).find(
    ([, { state, fix }]) => state === 'failed' && fix !== undefined,
  );
  return found === undefined ? undefined : Number(found[0]);
}

function findingWords(look: CheckLook, check: LiveCheck | undefined): string {
  if (check === undefined)
    return look === 'passed' ? l10n.t('Passed before. Check again to see what is there now.') : '';
  const { state, expected, seen } = check;
  return state === 'passed'
    ? l10n.t('Saw {0}.', seen)
    : l10n.t('Expected {0}. Saw {1}.', expected, seen);
}

const signs = { open: '○', checking: atWork, passed: '✓', failed: '✗' } as const;
const stateNames = {
  open: () => l10n.t('Not checked yet'),
  checking: () => l10n.t('Being checked'),
  passed: () => l10n.t({ message: 'Passed', comment: 'check' }),
  failed: () => l10n.t({ message: 'Failed', comment: 'check' }),
} as const;
