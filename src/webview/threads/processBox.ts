import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { make, makeDecoration, setAttribute, setClass, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { load, processLabel, threadTitle } from './words';

/** A process with the place it has among the others. */
export interface PlacedProcess {
  readonly process: ProcessSnapshot;
  /** Most threads that it shows one by one. */
  readonly mostSquares: number;
  readonly isSelected: boolean;
}

/** Names a process for good: a PID alone may be used again. */
export function processKey({ pid, startTicks }: ProcessSnapshot): string {
  return `${String(pid)} ${String(startTicks)}`;
}

/** One process as a box that can be chosen, with a square for each of its threads. */
export class ProcessBox implements View<PlacedProcess> {
  readonly element = make('li', 'process');
  readonly button = make('button', 'box');
  readonly #pid = make('span', 'pid');
  readonly #about = make('span', 'about');
  readonly #more = make('span', 'more');
  readonly #name = make('span', 'name');
  readonly #threads = new KeyedList(make('span', 'contents'), {
    keyOf: ({ lwp }: ThreadSnapshot) => lwp,
    make: () => new ThreadSquare(),
  });
  #shown: PlacedProcess | undefined;

  constructor(role: ProcessSnapshot['role'], isNew: boolean) {
    if (isNew) this.element.classList.add('new');
    this.button.type = 'button';
    this.button.tabIndex = -1;
    const top = make('span', 'top', this.#pid, this.#about);
    const row = make('span', 'threads', this.#threads.element, this.#more);
    // A parent has one thread and room beside it; others may need the whole row.
    if (role === 'parent') row.append(this.#name);
    else this.#pid.after(this.#name);
    this.button.append(top, row);
    this.element.append(this.button);
  }

  update(placed: PlacedProcess): void {
    const { process, mostSquares, isSelected } = placed;
    if (this.#shown?.isSelected !== isSelected)
      setAttribute(this.button, 'aria-pressed', String(isSelected));
    // A change keeps the objects of processes that are as they were.
    if (this.#shown?.process !== process || this.#shown.mostSquares !== mostSquares)
      this.#draw(process, mostSquares);
    this.#shown = placed;
  }

  #draw(process: ProcessSnapshot, mostSquares: number): void {
    const hidden = Math.max(0, process.threads.length - mostSquares);
    setAttribute(this.button, 'aria-label', processLabel(process));
    setAttribute(this.button, 'data-key', processKey(process));
    setAttribute(this.button, 'title', `${process.user}: ${process.commandLine}`);
    setText(this.#pid, String(process.pid));
    setText(this.#about, aboutText(process));
    this.#threads.draw(inOrder(process.threads).slice(0, mostSquares));
    this.element.classList.toggle('broad', process.threads.length - hidden > mostInOneColumn);
    setText(this.#more, `+${String(hidden)}`);
    setShown(this.#more, hidden > 0);
    setText(this.#name, process.command);
    setShown(this.#name, process.role !== 'worker');
  }
}

/** With more squares than that a box has a row of its own. */
const mostInOneColumn = 20;

function aboutText(process: ProcessSnapshot): string {
  if (process.role === 'worker') return load(process);
  if (process.role === 'parent')
    return `${process.user} · ${l10n.t({ message: 'parent', comment: 'process' })}`;
  return `${process.user} · ${load(process)}`;
}

/** First those of which a process has one, so that the pool stands together. */
function inOrder(threads: readonly ThreadSnapshot[]): readonly ThreadSnapshot[] {
  const of = (role: ThreadSnapshot['role']): readonly ThreadSnapshot[] =>
    threads.filter((thread) => thread.role === role);
  const pool = threads.filter(({ role }) => role !== 'main' && role !== 'listener');
  return [...of('main'), ...of('listener'), ...pool];
}

class ThreadSquare implements View<ThreadSnapshot> {
  readonly element = makeDecoration('thread');
  #shown: ThreadSnapshot | undefined;

  update(thread: ThreadSnapshot): void {
    if (this.#shown === thread) return;
    this.#shown = thread;
    setClass(this.element, `thread ${thread.role}`);
    setText(this.element, letters[thread.role] ?? '');
    setAttribute(this.element, 'title', threadTitle(thread));
  }
}

const letters: Readonly<Partial<Record<ThreadSnapshot['role'], string>>> = {
  main: 'M',
  listener: 'L',
};
