import type { GuideBlock, GuideStep } from '../../core/guide/page';
import type { GuideSituation, LiveStep } from '../../protocol/guide';
import type { LiveFlood } from '../../protocol/guideFlood';
import { make, makeRunButton, setShown, setText } from '../shared/dom';
import { BlockView } from './blockView';
import { CheckView, mendingCheck } from './checkView';
import type { Deeds } from './deeds';
import { FloodLineView } from './floodLineView';
import { GateView } from './gateView';
import { HelpView } from './helpView';
import { QuestionView } from './questionView';
import { RunView } from './runView';
import { closedWords, stepWords } from './words';

/** One step of the page. It is made once, and shows from then on how things stand. */
export class StepView {
  readonly element = make('article');
  readonly title: HTMLHeadingElement;
  readonly #why = make('p', 'why');
  readonly #updates: ((live: LiveStep, situation: GuideSituation) => void)[] = [];
  readonly #checks: CheckView[] = [];
  readonly #floods: FloodLineView[] = [];
  readonly #help: HelpView;
  readonly #gate: GateView;

  constructor(
    readonly step: GuideStep,
    readonly number: number,
    private readonly deeds: Deeds,
  ) {
    this.title = make('h2', '', step.title);
    this.title.tabIndex = -1;
    this.#help = new HelpView(step, deeds);
    this.#gate = new GateView(deeds);
    // A text without any step is only read: its title is the page's own.
    const isStep = step.id !== '';
    const facts = make('p', 'facts', isStep ? stepWords(step, number) : '');
    const header = make('header', '', this.title, facts, this.#why);
    const introduction = step.introduction.map((block) => this.#block(block));
    this.element.append(
      ...(isStep ? [...introduction, header] : [header, ...introduction]),
      this.#gate.element,
      ...step.blocks.map((block) => this.#block(block)),
    );
    this.#help.placeAfter(this.element, this.#checks);
    this.element.addEventListener('error', showMissing, true);
  }

  update(live: LiveStep, situation: GuideSituation): void {
    setText(this.#why, live.why ?? '');
    setShown(this.#why, live.why !== undefined);
    this.#gate.update(live);
    for (const update of this.#updates) update(live, situation);
    this.#help.update(live, situation, this.#checks);
  }

  /** Shows how the lab's flood stands, below each action of it. */
  showFlood(flood: LiveFlood | undefined, now: number): void {
    for (const line of this.#floods) line.update(flood, now);
  }

  /** Puts the keyboard on the first thing that runs. */
  focusRun(): void {
    const runs = [...this.element.querySelectorAll<HTMLElement>('.command .primary, .action')];
    runs.find((run) => run.checkVisibility())?.focus();
  }

  /** Has its checks asked. */
  check(): void {
    this.#help.check();
  }

  #block(block: GuideBlock): HTMLElement {
    switch (block.kind) {
      case 'prose':
      case 'note': {
        const element = make('div', block.kind);
        // Made by the host with raw HTML off, of nothing but words, pages' links and marks.
        element.innerHTML = block.html;
        return element;
      }
      case 'group': {
        const element = make(block.tag, 'group', ...block.blocks.map((it) => this.#block(it)));
        if (block.start !== undefined) element.setAttribute('start', String(block.start));
        return element;
      }
      case 'commands': {
        const view = new BlockView(block.commands, this.step.id, this.deeds);
        this.#updates.push((live, situation) => {
          view.update({ live, situation });
        });
        return view.element;
      }
      case 'action': {
        const { part, deed, title } = block;
        const button = makeRunButton('primary action', title, () => {
          this.deeds.ask({ type: 'run', step: this.step.id, part, deed });
        });
        const outcome = new RunView({ step: this.step.id, part, deed, line: title }, this.deeds);
        const reason = make('span', 'readiness');
        this.#updates.push((live, { canAct }) => {
          const closed = closedWords(live, part);
          setText(reason, closed);
          button.disabled = closed !== '';
          setShown(button, canAct);
          outcome.update(live.ran[part]);
        });
        const flood = deed === 'flood' ? [new FloodLineView(this.deeds)] : [];
        this.#floods.push(...flood);
        const lines = flood.map(({ element }) => element);
        return make('div', 'deed', button, reason, outcome.element, ...lines);
      }
      case 'check': {
        const view = new CheckView(block.part, block.name, this.step.id, this.deeds);
        this.#checks.push(view);
        this.#updates.push((live, situation) => {
          view.update({ live, situation, mending: mendingCheck(live) });
        });
        return view.element;
      }
      case 'question': {
        const view = new QuestionView(block, this.step.id, this.deeds);
        this.#updates.push((live) => {
          view.update(live);
        });
        return view.element;
      }
    }
  }
}

/** Puts its words in the place of a picture that cannot be loaded. */
function showMissing({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.replaceWith(make('span', 'missing', target.alt));
}
