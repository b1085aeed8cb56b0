import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { make, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { threadStateWords } from '../../core/threads/roleWords';
import { processLabel, roleWord } from './words';

/** All that is known of the chosen process, one line a thread. */
export class DetailsView {
  readonly element = make('section', 'details');
  readonly #title = make('h2');
  readonly #command = make('p', 'command');
  readonly #rows = new KeyedList(make('tbody'), {
    keyOf: ({ lwp }: ThreadSnapshot) => lwp,
    make: () => new ThreadRow(),
  });

  constructor() {
    const head = make('tr');
    for (const title of ['LWP', l10n.t('Role'), l10n.t('State'), l10n.t('Waits for')]) {
      const cell = make('th', '', title);
      cell.scope = 'col';
      head.append(cell);
    }
    const table = make('table', '', make('thead', '', head), this.#rows.element);
    const scrolled = make('div', 'scrolled', table);
    // What scrolls must be within reach of the keyboard.
    scrolled.tabIndex = 0;
    scrolled.role = 'group';
    scrolled.ariaLabel = l10n.t('Threads of the chosen process');
    this.element.ariaLabel = l10n.t('Chosen process');
    this.element.append(this.#title, this.#command, scrolled);
    this.element.hidden = true;
  }

  draw(process: ProcessSnapshot | undefined): void {
    setShown(this.element, process !== undefined);
    if (process === undefined) return;
    setText(this.#title, processLabel(process));
    setText(this.#command, `PID ${String(process.pid)} · ${process.user} · ${process.commandLine}`);
    this.#rows.draw(process.threads);
  }
}

class ThreadRow implements View<ThreadSnapshot> {
  readonly element = make('tr');
  readonly #cells = ['number', '', '', ''].map((className) => make('td', className));

  constructor() {
    this.element.append(...this.#cells);
  }

  update(thread: ThreadSnapshot): void {
    const texts = [
      String(thread.lwp),
      roleWord(thread),
      `${thread.state} ${threadStateWords(thread.state)}`,
      thread.waitsFor ?? '–',
    ];
    for (const [index, cell] of this.#cells.entries()) setText(cell, texts[index] ?? '');
  }
}
