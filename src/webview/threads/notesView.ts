import { make, makeDecoration, setAttribute, setShown, setText } from '../shared/dom';
import {
  countRole,
  findEquation,
  type Equation,
  type ProcessGroups,
  type WorkerLimit,
} from './serverShape';

/** What the numbers mean: the sum of the threads, and the key to the colours. */
export class NotesView {
  readonly element = make('section', 'notes');
  readonly #sum = make('div', 'sum');
  readonly #equation = make('p', 'equation');
  readonly #threads = make('b', 'serving-text');
  readonly #rest = make('span');
  readonly #workers = make('b', 'serving-text');
  readonly #middle = make('span');
  readonly #pool = make('b', 'fact-text');
  readonly #end = make('span');
  readonly #source = make('p', 'line');
  readonly #legend = make('ul', 'legend');
  readonly #entries = legend.map(({ className, letter, text, isNeeded }) => {
    const sign = makeDecoration(className);
    setText(sign, letter);
    return { item: make('li', '', sign, text), isNeeded };
  });

  constructor() {
    const parts = [this.#threads, this.#rest, this.#workers, this.#middle, this.#pool, this.#end];
    this.#equation.append(...parts);
    this.element.ariaLabel = 'What the picture means';
    this.#legend.role = 'list';
    this.#legend.append(...this.#entries.map(({ item }) => item));
    this.#sum.append(this.#equation, this.#source);
    this.element.append(this.#sum, this.#legend);
  }

  draw(groups: ProcessGroups, limit: WorkerLimit | undefined, hasConnections: boolean): void {
    const equation = findEquation(groups);
    // Hidden without giving up its room: while workers start the sum comes and goes.
    setAttribute(this.#equation, 'data-known', String(equation !== undefined));
    setShown(this.#sum, groups.workers.length > 0);
    this.#drawLegend({
      hasPool: countRole(groups.workers, 'serving') + countRole(groups.workers, 'idle') > 0,
      hasUnknown: countRole([...groups.workers, ...groups.others], 'other') > 0,
      hasLimit: limit !== undefined && groups.workers.length > 0,
      hasConnections,
    });
    setText(this.#source, sourceOf(equation, limit));
    if (equation !== undefined) this.#drawEquation(equation);
  }

  #drawLegend(seen: Seen): void {
    for (const { item, isNeeded } of this.#entries) setShown(item, isNeeded(seen));
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
  return `${parts.join('')})${others > 0 ? ` + ${String(others)} other` : ''}`;
}

function sourceOf(equation: Equation | undefined, limit: WorkerLimit | undefined): string {
  if (equation === undefined || equation.pool !== limit?.threadsPerChild) return '';
  return `${String(equation.parent)} is the parent, ${String(equation.pool)} is ThreadsPerChild`;
}

/** What a picture has that needs a word. */
interface Seen {
  readonly hasPool: boolean;
  readonly hasUnknown: boolean;
  readonly hasLimit: boolean;
  readonly hasConnections: boolean;
}

interface LegendEntry {
  readonly className: string;
  readonly letter: string;
  readonly text: string;
  readonly isNeeded: (seen: Seen) => boolean;
}

const pool = ({ hasPool }: Seen): boolean => hasPool;
const connections = ({ hasConnections }: Seen): boolean => hasConnections;

const legend: readonly LegendEntry[] = [
  { className: 'thread main', letter: 'M', text: 'main thread', isNeeded: () => true },
  { className: 'thread listener', letter: 'L', text: 'listener', isNeeded: pool },
  { className: 'thread serving', letter: '', text: 'serving', isNeeded: pool },
  { className: 'thread idle', letter: '', text: 'idle', isNeeded: pool },
  {
    className: 'thread other',
    letter: '',
    text: 'other thread',
    isNeeded: ({ hasUnknown }) => hasUnknown,
  },
  {
    className: 'thread slot',
    letter: '',
    text: 'could still be started',
    isNeeded: ({ hasLimit }) => hasLimit,
  },
  { className: 'dot accepted', letter: '', text: 'accepted', isNeeded: connections },
  {
    className: 'dot waiting',
    letter: '',
    text: 'waiting, not yet accepted',
    isNeeded: connections,
  },
];
