import { make, makeDecoration, setAttribute, setShown, setText } from './dom';
import { findEquation, type Equation, type ProcessGroups, type WorkerLimit } from './serverShape';

/** What the numbers mean: the sum of the threads, and the key to the colours. */
export class NotesView {
  readonly element = make('section', 'notes');
  readonly #equation = make('p', 'equation');
  readonly #threads = make('b', 'serving-text');
  readonly #rest = make('span');
  readonly #workers = make('b', 'serving-text');
  readonly #middle = make('span');
  readonly #pool = make('b', 'fact-text');
  readonly #end = make('span');
  readonly #source = make('p', 'line');
  readonly #legend = make('ul', 'legend');

  constructor() {
    const parts = [this.#threads, this.#rest, this.#workers, this.#middle, this.#pool, this.#end];
    this.#equation.append(...parts);
    this.element.ariaLabel = 'What the picture means';
    this.#legend.role = 'list';
    for (const { className, letter, text } of legend) {
      const sign = makeDecoration(className);
      setText(sign, letter);
      this.#legend.append(make('li', '', sign, text));
    }
    this.element.append(make('div', 'sum', this.#equation, this.#source), this.#legend);
  }

  draw(groups: ProcessGroups, limit: WorkerLimit | undefined): void {
    const equation = findEquation(groups);
    // Hidden without giving up its room: while workers start the sum comes and goes.
    setAttribute(this.#equation, 'data-known', String(equation !== undefined));
    setShown(this.#equation, groups.workers.length > 0);
    setShown(this.#source, groups.workers.length > 0);
    setShown(this.#legend, groups.workers.length > 0);
    setText(this.#source, sourceOf(equation, limit));
    if (equation !== undefined) this.#drawEquation(equation);
  }

  #drawEquation(equation: Equation): void {
    setText(this.#threads, String(equation.threads));
    setText(this.#rest, ` threads = ${String(equation.parent)} + `);
    setText(this.#workers, String(equation.workers));
    setText(this.#middle, equation.workers === 1 ? ' worker × (' : ' workers × (');
    setText(this.#pool, String(equation.pool));
    setText(this.#end, endOf(equation));
  }
}

function endOf({ listeners, mains, others }: Equation): string {
  const parts = [
    ...(listeners > 0 ? [` + ${String(listeners)} listener`] : []),
    ...(mains > 0 ? [` + ${String(mains)} main`] : []),
  ];
  return `${parts.join('')})${others > 0 ? ` + ${String(others)} of other processes` : ''}`;
}

function sourceOf(equation: Equation | undefined, limit: WorkerLimit | undefined): string {
  if (equation === undefined || equation.pool !== limit?.threadsPerChild) return '';
  return `${String(equation.parent)} is the parent, ${String(equation.pool)} is ThreadsPerChild`;
}

const legend = [
  { className: 'thread main', letter: 'M', text: 'main thread' },
  { className: 'thread listener', letter: 'L', text: 'listener' },
  { className: 'thread serving', letter: '', text: 'serving' },
  { className: 'thread idle', letter: '', text: 'idle' },
  { className: 'thread slot', letter: '', text: 'could still be started' },
  { className: 'dot accepted', letter: '', text: 'connection, accepted' },
  { className: 'dot waiting', letter: '', text: 'waiting, not yet accepted' },
] as const;
