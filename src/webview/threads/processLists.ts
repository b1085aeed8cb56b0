import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot } from '../../core/threads/snapshot';
import { make, makeDecoration, setShown, setText, wantsCalm } from '../shared/dom';
import { KeyedList } from '../shared/keyedList';
import { type PlacedProcess, ProcessBox, processKey } from './processBox';
import { limitLine, moreSlots } from './words';
import type { ProcessGroups, WorkerLimit } from './serverShape';

/** What the lists ask of the rest of the view. */
export interface ListsContext {
  /** Called before the box with the focus goes, so that the focus can go elsewhere. */
  readonly losesFocus: (box: HTMLElement) => void;
  /** Called when a box that has ended is really gone. */
  readonly gone: () => void;
}

/** Parents, workers with the places of those that could still be started, and all others. */
export class ProcessLists {
  readonly parents = makeList('parents', l10n.t('Parent'));
  readonly workers = make('div', 'workers');
  readonly others = make('section', 'others');
  readonly #othersTitle = make('h2');
  readonly #limit = make('p', 'limit');
  readonly #lists: Readonly<
    Record<keyof ProcessGroups, KeyedList<PlacedProcess, string, ProcessBox>>
  >;
  readonly #slots = new KeyedList(makeDecoration('contents'), {
    keyOf: (index: number) => index,
    make: () => ({ element: make('span', 'slot'), update: () => undefined }),
  });
  #container: string | undefined;
  #isFirst = true;

  constructor(private readonly context: ListsContext) {
    const workers = makeList('contents', l10n.t('Workers'));
    const others = makeList('rest', l10n.t('Processes beside the server'));
    this.#lists = {
      parents: this.#keyed(this.parents),
      workers: this.#keyed(workers),
      others: this.#keyed(others),
    };
    this.workers.append(make('div', 'grid', workers, this.#slots.element), this.#limit);
    this.others.append(this.#othersTitle, others);
  }

  draw(
    container: string,
    groups: ProcessGroups,
    limit: WorkerLimit | undefined,
    selected: string | undefined,
  ): void {
    // Only what comes while one looks is new; the first picture of a container is not.
    this.#isFirst = this.#container !== container;
    this.#container = container;
    const mostSquares = squaresEach(groups);
    const place = (process: ProcessSnapshot): PlacedProcess => ({
      process,
      mostSquares,
      isSelected: processKey(process) === selected,
    });
    this.#lists.parents.draw(groups.parents.map(place));
    this.#lists.workers.draw(groups.workers.map(place));
    this.#lists.others.draw(groups.others.map(place));
    this.#drawSlots(groups, limit);
    const hasServer = groups.parents.length + groups.workers.length > 0;
    setShown(this.parents, hasServer);
    setShown(this.workers, hasServer);
    // Where no server is known there is nothing that they are other than.
    setText(this.#othersTitle, hasServer ? l10n.t('Other processes') : l10n.t('Processes'));
    setShown(this.others, groups.others.length > 0);
  }

  #drawSlots({ workers }: ProcessGroups, limit: WorkerLimit | undefined): void {
    // A worker that fades away still has its place.
    const free = Math.max(0, (limit?.workers ?? 0) - this.#lists.workers.places);
    const drawn = Math.min(free, mostSlots);
    this.#slots.draw(Array.from({ length: drawn }, (_, index) => index));
    setShown(this.#limit, limit !== undefined);
    if (limit === undefined) return;
    const unseen = limit.workers - workers.length - drawn;
    setText(this.#limit, limitLine(limit) + (free > drawn ? moreSlots(unseen) : ''));
  }

  #keyed(element: HTMLElement): KeyedList<PlacedProcess, string, ProcessBox> {
    return new KeyedList(element, {
      keyOf: ({ process }) => processKey(process),
      make: ({ process }) => new ProcessBox(process.role, !this.#isFirst),
      leave: (box, remove) => {
        if (box.element.contains(document.activeElement)) this.context.losesFocus(box.button);
        if (this.#isFirst || wantsCalm()) {
          remove();
          return;
        }
        box.button.disabled = true;
        box.element.classList.add('leaving');
        setTimeout(() => {
          remove();
          this.context.gone();
        }, leavingTime);
      },
    });
  }
}

/** As long as the animation `leave` of boxes.css, in milliseconds. */
const leavingTime = 600;

/** More empty places than that say nothing. */
const mostSlots = 48;

/** Bounds what a picture costs: few processes may show many threads each, many only some. */
function squaresEach({ parents, workers, others }: ProcessGroups): number {
  const processes = parents.length + workers.length + others.length;
  return Math.round(Math.min(64, Math.max(12, 4000 / Math.max(1, processes))));
}

function makeList(className: string, label: string): HTMLElement {
  const list = make('ul', className);
  // A list without bullets is no list to some screen readers unless it says so.
  list.role = 'list';
  list.ariaLabel = label;
  return list;
}
