import { make, setShown } from '../shared/dom';
import { type PlacedProcess, ProcessBox } from './processBox';
import { processKey } from './processKey';
import type { Places } from './places';

/** What a list of boxes asks of the rest of the view. */
export interface BoxContext {
  /** A box has come, and will want to know when it is on the screen. */
  readonly came: (box: ProcessBox) => void;
  /** Called before a box goes, so that the keyboard can go elsewhere. */
  readonly goes: (box: ProcessBox) => void;
  /** Called when it is really gone. */
  readonly gone: () => void;
}

/** The workers in their places, and outlines of those that could still be started. */
export class WorkerGrid {
  readonly element = make('ul', 'grid');
  readonly #cells: Place[] = [];
  readonly #leaving = new Set<ProcessBox>();

  constructor(
    private readonly places: Places,
    private readonly context: BoxContext,
  ) {
    // A list without bullets is no list to some screen readers unless it says so.
    this.element.role = 'list';
  }

  /** `slots` are all places that are drawn at least; `isCalm` where nothing may fade. */
  draw(workers: readonly PlacedProcess[], slots: number, isCalm: boolean): void {
    const keys = workers.map(({ process }) => processKey(process));
    const there = new Set(keys);
    // One that fades away still has its place.
    for (const box of this.#leaving) there.add(box.key);
    const placed = this.places.place([...there]);
    const count = Math.max(slots, 1 + Math.max(-1, ...placed.values()));
    while (this.#cells.length < count) this.#addPlace();
    for (const [place, { item }] of this.#cells.entries()) setShown(item, place < count);
    const at = new Map(workers.map((worker, index) => [placed.get(keys[index] ?? ''), worker]));
    for (const place of this.#cells.keys()) this.#fill(place, at.get(place), isCalm);
  }

  #addPlace(): void {
    const item = make('li', 'process free');
    item.ariaHidden = 'true';
    this.element.append(item);
    this.#cells.push({ item, box: undefined });
  }

  #fill(place: number, worker: PlacedProcess | undefined, isCalm: boolean): void {
    const cell = this.#cells[place];
    if (cell === undefined) return;
    const { box } = cell;
    if (box !== undefined && (worker === undefined || processKey(worker.process) !== box.key))
      this.#empty(cell, box, isCalm || worker !== undefined);
    if (worker === undefined) return;
    if (cell.box === undefined) {
      cell.box = new ProcessBox(worker.process.role);
      cell.item.append(cell.box.element);
      cell.item.className = 'process';
      cell.item.ariaHidden = null;
      this.context.came(cell.box);
    }
    cell.box.update(worker);
  }

  #empty(cell: Place, box: ProcessBox, atOnce: boolean): void {
    const remove = (): void => {
      this.#leaving.delete(box);
      if (cell.box !== box) return;
      box.element.remove();
      cell.box = undefined;
      cell.item.className = 'process free';
      cell.item.ariaHidden = 'true';
    };
    if (!box.isGone) this.context.goes(box);
    if (atOnce) {
      remove();
      return;
    }
    if (box.isGone) return;
    box.leave();
    this.#leaving.add(box);
    setTimeout(() => {
      remove();
      this.context.gone();
    }, leavingTime);
  }
}

/** As long as the animation `leave` of boxes.css, in milliseconds. */
const leavingTime = 1200;

interface Place {
  readonly item: HTMLLIElement;
  box: ProcessBox | undefined;
}
