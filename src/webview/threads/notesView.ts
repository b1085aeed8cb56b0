import * as l10n from '@vscode/l10n';
import { equationPieces } from './equationPieces';
import { make, makeDecoration, setAttribute, setShown, setText } from '../shared/dom';
import { PredictionView } from './predictionView';
import type { FactPlace, ThreadScene } from '../../protocol/threads';
import { countRole, type ProcessGroups } from '../../core/threads/processGroups';
import { findEquation, type Equation, type WorkerLimit } from './serverShape';
import { placeWords } from './words';

/** What the numbers mean: the sum of the threads, and the key to the colours. */
export class NotesView {
  readonly element = make('section', 'notes');
  readonly #sum = make('div', 'sum');
  readonly #equation = make('p', 'equation');
  readonly #source = make('p', 'line');
  readonly #prediction = new PredictionView();
  readonly #legend = make('ul', 'legend');
  #said: string | undefined;
  readonly #entries = legend.map(({ className, letter, text, isNeeded }) => {
    const sign = makeDecoration(className);
    setText(sign, letter);
    return { item: make('li', '', sign, text()), isNeeded };
  });

  constructor() {
    this.element.ariaLabel = l10n.t('What the picture means');
    this.#legend.role = 'list';
    this.#legend.append(...this.#entries.map(({ item }) => item));
    this.#sum.append(this.#equation, this.#source);
    this.element.append(this.#sum, this.#prediction.element, this.#legend);
  }

  draw(
    groups: ProcessGroups,
    limit: WorkerLimit | undefined,
    hasConnections: boolean,
    { flood, prediction, factPlaces }: ThreadScene,
  ): void {
    this.#prediction.draw(prediction);
    const equation = findEquation(groups);
    // Hidden without giving up its room: while workers start the sum comes and goes.
    setAttribute(this.#equation, 'data-known', String(equation !== undefined));
    setShown(this.#sum, groups.workers.length > 0);
    this.#drawLegend({
      hasPool: countRole(groups.workers, 'serving') + countRole(groups.workers, 'idle') > 0,
      hasUnknown: countRole([...groups.workers, ...groups.others], 'other') > 0,
      hasLimit: limit !== undefined && groups.workers.length > 0,
      hasConnections,
      hasFlood: flood !== undefined,
    });
    setText(this.#source, sourceOf(equation, limit, factPlaces['ThreadsPerChild']));
    if (equation !== undefined) this.#drawEquation(equation);
  }

  #drawLegend(seen: Seen): void {
    for (const { item, isNeeded } of this.#entries) setShown(item, isNeeded(seen));
  }

  #drawEquation(equation: Equation): void {
    const pieces = equationPieces(equation);
    const said = pieces.map(({ text }) => text).join('');
    if (said === this.#said) return;
    this.#said = said;
    this.#equation.replaceChildren(
      ...pieces.map(({ text, className }) =>
        className === undefined ? text : make('b', className, text),
      ),
    );
  }
}

function sourceOf(
  equation: Equation | undefined,
  limit: WorkerLimit | undefined,
  place: FactPlace | undefined,
): string {
  if (equation === undefined || equation.pool !== limit?.threadsPerChild) return '';
  return place === undefined
    ? l10n.t('{0} is the parent, {1} is ThreadsPerChild', equation.parent, equation.pool)
    : l10n.t(
        '{0} is the parent, {1} is ThreadsPerChild, {2}',
        equation.parent,
        equation.pool,
        placeWords(place),
      );
}

/** What a picture has that needs a word. */
interface Seen {
  readonly hasPool: boolean;
  readonly hasUnknown: boolean;
  readonly hasLimit: boolean;
  readonly hasConnections: boolean;
  readonly hasFlood: boolean;
}

interface LegendEntry {
  readonly className: string;
  readonly letter: string;
  readonly text: () => string;
  readonly isNeeded: (seen: Seen) => boolean;
}

const pool = ({ hasPool }: Seen): boolean => hasPool;
const connections = ({ hasConnections }: Seen): boolean => hasConnections;

const legend: readonly LegendEntry[] = [
  {
    className: 'thread main',
    letter: 'M',
    text: () => l10n.t('main thread'),
    isNeeded: () => true,
  },
  {
    className: 'thread listener',
    letter: 'L',
    text: () => l10n.t({ message: 'listener', comment: 'thread' }),
    isNeeded: pool,
  },
  {
    className: 'thread serving',
    letter: '',
    text: () => l10n.t({ message: 'serving', comment: 'thread' }),
    isNeeded: pool,
  },
  {
    className: 'thread idle',
    letter: '',
    text: () => l10n.t({ message: 'idle', comment: 'thread' }),
    isNeeded: pool,
  },
  {
    className: 'thread other',
    letter: '',
    text: () => l10n.t('other thread'),
    isNeeded: ({ hasUnknown }) => hasUnknown,
  },
  {
    className: 'thread slot',
    letter: '',
    text: () => l10n.t('could still be started'),
    isNeeded: ({ hasLimit }) => hasLimit,
  },
  { className: 'dot accepted', letter: '', text: () => l10n.t('accepted'), isNeeded: connections },
  {
    className: 'dot waiting',
    letter: '',
    text: () => l10n.t('waiting, not yet accepted'),
    isNeeded: connections,
  },
  {
    className: 'dot held',
    letter: '',
    text: () => l10n.t('held, not let in yet'),
    isNeeded: ({ hasFlood }) => hasFlood,
  },
];
