import * as l10n from '@vscode/l10n';
import { mainThread } from '../../core/threads/mainThread';
import type { ProcessSnapshot } from '../../core/threads/snapshot';
import { make, setAttribute, setClass, setShown, setText } from '../shared/dom';
import type { View } from '../shared/keyedList';
import { CellGrid } from './cellGrid';
import { processKey } from './processKey';
import { processRoleWords, threadStateWords } from '../../core/threads/roleWords';
import { load } from './words';

/** A process with what is known of it in the picture. */
export interface PlacedProcess {
  readonly process: ProcessSnapshot;
  /** Most threads that it shows one by one. */
  readonly mostCells: number;
  readonly isSelected: boolean;
  readonly isNew: boolean;
  readonly isExiting: boolean;
}

/** One process as a box that can be chosen, with a cell for each of its threads. */
export class ProcessBox implements View<PlacedProcess> {
  readonly element = make('div', 'box');
  readonly button = make('button', 'top');
  readonly #cells = new CellGrid();
  readonly #kind = make('span', 'spoken');
  readonly #pid = make('span', 'pid');
  readonly #user = make('span', 'spoken');
  readonly #about = make('span', 'about');
  readonly #name = make('span', 'name');
  #isOnScreen = false;
  #isGone = false;
  #shown: PlacedProcess | undefined;

  constructor(role: ProcessSnapshot['role']) {
    this.button.type = 'button';
    this.button.tabIndex = -1;
    // What is seen stands in what is heard, so that it can be asked for by voice as well.
    this.button.append(this.#kind, this.#pid, this.#user, this.#about);
    this.element.append(this.button, this.#cells.element);
    // A parent has one thread and room beside it; others may need the whole row.
    if (role === 'parent') this.#cells.element.append(this.#name);
    else this.#pid.after(this.#name);
  }

  get process(): ProcessSnapshot | undefined {
    return this.#shown?.process;
  }

  get key(): string {
    return this.button.dataset['key'] ?? '';
  }

  set isOnScreen(isOnScreen: boolean) {
    this.#isOnScreen = isOnScreen;
    if (isOnScreen && this.#shown !== undefined)
      this.#cells.draw(this.#shown.process, this.#shown.mostCells, true);
  }

  update(placed: PlacedProcess): void {
    const before = this.#shown;
    this.#shown = placed;
    const { process, mostCells, isSelected, isNew, isExiting } = placed;
    if (before?.isSelected !== isSelected)
      setAttribute(this.button, 'aria-pressed', String(isSelected));
    const isSame =
      before?.process === process &&
      before.mostCells === mostCells &&
      before.isNew === isNew &&
      before.isExiting === isExiting;
    if (isSame) return;
    const isStopped = isStoppedProcess(process);
    const classes = ['box', ...(isNew ? ['new'] : []), ...(isStopped ? ['stopped'] : [])];
    if (isExiting) classes.push('exiting');
    setClass(this.element, classes.join(' '));
    setText(this.#kind, `${processRoleWords(process.role) ?? l10n.t('process')} `);
    setText(this.#user, process.role === 'worker' ? `, ${process.user}: ` : ', ');
    setAttribute(this.button, 'data-key', processKey(process));
    setText(this.#pid, String(process.pid));
    setText(this.#about, isExiting ? l10n.t('exiting') : aboutText(process));
    setText(this.#name, process.command);
    setShown(this.#name, process.role !== 'worker');
    this.#cells.draw(process, mostCells, this.#isOnScreen);
  }

  /** It has ended, and its box goes; nobody can choose it any more. */
  leave(): void {
    this.#isGone = true;
    setClass(this.element, 'box leaving');
    setText(this.#about, l10n.t('exited'));
    this.button.disabled = true;
  }

  get isGone(): boolean {
    return this.#isGone;
  }
}

/** Whether somebody has stopped it: its main thread says so. */
export function isStoppedProcess(process: ProcessSnapshot): boolean {
  return mainThread(process)?.state === 'T';
}

function aboutText(process: ProcessSnapshot): string {
  if (isStoppedProcess(process)) return `⏸ ${threadStateWords('T')}`;
  if (process.role === 'worker') return load(process);
  if (process.role === 'parent')
    return `${process.user} · ${l10n.t({ message: 'parent', comment: 'process' })}`;
  return `${process.user} · ${load(process)}`;
}
