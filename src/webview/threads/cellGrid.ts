import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { make, setAttribute, setClass, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { roleWord } from './words';

/** The threads of one process as cells, made only while the process is on the screen. */
export class CellGrid {
  readonly element = make('div', 'threads');
  readonly #more = make('span', 'more');
  readonly #cells = new KeyedList(make('span', 'contents'), {
    keyOf: ({ lwp }: ThreadSnapshot) => lwp,
    make: () => new Cell(),
  });
  #shown: ProcessSnapshot | undefined;
  #mostCells = 0;

  constructor() {
    this.element.append(this.#cells.element, this.#more);
  }

  draw(process: ProcessSnapshot, mostCells: number, isOnScreen: boolean): void {
    const { threadCount, threads } = process;
    const drawn = Math.min(threadCount, mostCells);
    const isDense = threadCount > mostRoomy;
    setClass(this.element, isDense ? 'threads dense' : 'threads');
    // As high as it will be: what is not made yet must not move what lies below it.
    if (isDense) this.element.style.setProperty('--cells', String(drawn));
    // A change keeps the objects of processes that are as they were.
    if (!isOnScreen || (this.#shown === process && this.#mostCells === mostCells)) return;
    this.#shown = process;
    this.#mostCells = mostCells;
    this.#cells.draw(inOrder(threads).slice(0, mostCells));
    const hidden = threads.length === 0 ? 0 : Math.max(0, threadCount - mostCells);
    const isOnlyCounted = threads.length === 0 && threadCount > 1;
    setText(this.#more, isOnlyCounted ? l10n.t('only counted') : `+${String(hidden)}`);
    setShown(this.#more, isOnlyCounted || hidden > 0);
  }
}

/** With more cells than that they are drawn smaller. */
const mostRoomy = 24;

/** First those of which a process has one, so that the pool stands together. */
export function inOrder(threads: readonly ThreadSnapshot[]): readonly ThreadSnapshot[] {
  const main = threads.filter(({ role }) => role === 'main');
  const listeners = threads.filter(({ role }) => role === 'listener');
  const pool = threads.filter(({ role }) => role !== 'main' && role !== 'listener');
  return [...main, ...listeners, ...pool];
}

class Cell implements View<ThreadSnapshot> {
  readonly element = make('span');
  #shown: ThreadSnapshot | undefined;

  constructor() {
    this.element.role = 'img';
    this.element.tabIndex = -1;
  }

  update(thread: ThreadSnapshot): void {
    if (this.#shown === thread) return;
    const { role, state, lwp } = thread;
    const isStopped = state === 'T' || state === 't';
    if (this.#shown?.role !== role || this.#shown.state !== state || this.#shown.lwp !== lwp) {
      setClass(this.element, `thread ${role}${isStopped ? ' stopped' : ''}`);
      setText(this.element, letters[role] ?? '');
      setAttribute(this.element, 'data-lwp', lwp);
      setAttribute(this.element, 'aria-label', `${roleWord(thread)} ${String(lwp)}`);
    }
    this.#shown = thread;
  }
}

const letters: Readonly<Partial<Record<ThreadSnapshot['role'], string>>> = {
  main: 'M',
  listener: 'L',
};
