import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot } from '../../core/threads/snapshot';
import { make, setShown, setText, wantsCalm } from '../shared/dom';
import { KeyedList } from '../shared/keyedList';
import { Places } from './places';
import { type PlacedProcess, ProcessBox } from './processBox';
import type { FactPlace } from '../../protocol/threads';
import { processKey } from './processKey';
import type { SeenLives } from './seenLives';
import type { ProcessGroups } from '../../core/threads/processGroups';
import type { WorkerLimit } from './serverShape';
import { type BoxContext, WorkerGrid } from './workerGrid';
import { limitLine, moreSlots } from './words';

/** What the lists draw. */
export interface ShownProcesses {
  readonly container: string;
  readonly groups: ProcessGroups;
  readonly limit: WorkerLimit | undefined;
  /** Where the limit stands. */
  readonly limitPlace: FactPlace | undefined;
  readonly selected: string | undefined;
  readonly lives: SeenLives;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** Whether it is the past, in which nothing comes or goes by and by. */
  readonly isPast: boolean;
}

/** Parents, workers with the places of those that could still be started, and all others. */
export class ProcessLists {
  readonly parents = makeList('parents', l10n.t('Parent'));
  readonly workers = make('div', 'workers');
  readonly others = make('section', 'others');
  readonly #othersTitle = make('h2');
  readonly #limit = make('p', 'limit');
  readonly #places = new Places();
  readonly #grid: WorkerGrid;
  readonly #parentBoxes: KeyedList<PlacedProcess, string, ListedBox>;
  readonly #otherBoxes: KeyedList<PlacedProcess, string, ListedBox>;
  #container: string | undefined;

  constructor(private readonly context: BoxContext) {
    const others = makeList('rest', l10n.t('Processes beside the server'));
    this.#grid = new WorkerGrid(this.#places, context);
    this.#grid.element.ariaLabel = l10n.t('Workers');
    this.#parentBoxes = this.#keyed(this.parents);
    this.#otherBoxes = this.#keyed(others);
    this.workers.append(this.#grid.element, this.#limit);
    this.others.append(this.#othersTitle, others);
  }

  draw(shown: ShownProcesses): void {
    const { container, groups, limit, limitPlace, selected, lives, takenAt, isPast } = shown;
    // Only what comes while one looks comes by and by; another container is there at once.
    const isCalm = isPast || this.#container !== container || wantsCalm();
    if (this.#container !== container) this.#places.clear();
    this.#container = container;
    const mostCells = cellsEach(groups);
    const place = (process: ProcessSnapshot): PlacedProcess => ({
      process,
      mostCells,
      isSelected: processKey(process) === selected,
      isNew: !isPast && lives.isNew(process, takenAt),
      isExiting: !isPast && process.role === 'worker' && lives.isExiting(process),
    });
    this.#parentBoxes.draw(groups.parents.map(place));
    this.#otherBoxes.draw(groups.others.map(place));
    const slots = Math.min(limit?.workers ?? 0, Math.max(mostSlots, groups.workers.length));
    this.#grid.draw(groups.workers.map(place), slots, isCalm);
    setShown(this.#limit, limit !== undefined);
    if (limit !== undefined)
      setText(
        this.#limit,
        limitLine(limit, limitPlace) +
          (limit.workers > slots
            ? moreSlots(limit.workers - Math.max(slots, groups.workers.length))
            : ''),
      );
    const hasServer = groups.parents.length + groups.workers.length > 0;
    setShown(this.parents, hasServer);
    setShown(this.workers, hasServer);
    // Where no server is known there is nothing that they are other than.
    setText(this.#othersTitle, hasServer ? l10n.t('Other processes') : l10n.t('Processes'));
    setShown(this.others, groups.others.length > 0);
  }

  #keyed(element: HTMLElement): KeyedList<PlacedProcess, string, ListedBox> {
    return new KeyedList(element, {
      keyOf: ({ process }) => processKey(process),
      make: ({ process }) => {
        const listed = new ListedBox(process.role);
        this.context.came(listed.box);
        return listed;
      },
      leave: ({ box }, remove) => {
        this.context.goes(box);
        remove();
      },
    });
  }
}

/** A box as one item of a list. */
class ListedBox {
  readonly element = make('li', 'process');
  readonly box: ProcessBox;

  constructor(role: ProcessSnapshot['role']) {
    this.box = new ProcessBox(role);
    this.element.append(this.box.element);
  }

  update(placed: PlacedProcess): void {
    this.box.update(placed);
    this.element.classList.toggle(
      'broad',
      Math.min(placed.mostCells, placed.process.threadCount) > 40,
    );
  }
}

/** More empty places than that say nothing. */
const mostSlots = 48;

/** Bounds what a picture costs: few processes may show many threads each, many only some. */
function cellsEach({ parents, workers, others }: ProcessGroups): number {
  const processes = parents.length + workers.length + others.length;
  return Math.round(Math.min(400, Math.max(24, 12_000 / Math.max(1, processes))));
}

function makeList(className: string, label: string): HTMLElement {
  const list = make('ul', className);
  list.role = 'list';
  list.ariaLabel = label;
  return list;
}
