import * as l10n from '@vscode/l10n';
import type { ProcessSnapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { make, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { explainProcess } from '../../core/threads/explain';
import { threadStateWords } from '../../core/threads/roleWords';
import { waitLine } from '../../core/threads/waitWords';
import { counted } from '../../core/base/words';
import type { SignalName } from '../../core/threads/signals';
import { heldLine, measures } from './cardWords';
import { Experiments } from './experiments';
import { processLabel, roleWord } from './words';

/** All that is known of the chosen process, one line a thread. */
export class DetailsView {
  readonly element = make('section', 'details');
  readonly #title = make('h2');
  readonly #command = make('p', 'command');
  readonly #role = make('p', 'line');
  readonly #measures = make('p', 'line');
  readonly #more = make('p', 'line');
  readonly #experiments: Experiments;
  readonly #rows = new KeyedList(make('tbody'), {
    keyOf: ({ thread }: ShownThread) => thread.lwp,
    make: () => new ThreadRow(),
  });

  constructor(sent: (process: ProcessSnapshot, signal: SignalName) => void) {
    this.#experiments = new Experiments(sent);
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
    scrolled.append(this.#more);
    this.element.append(
      this.#title,
      this.#command,
      this.#role,
      this.#measures,
      this.#experiments.element,
      scrolled,
    );
    this.element.hidden = true;
  }

  draw(process: ProcessSnapshot | undefined, mayTouch: boolean): void {
    setShown(this.element, process !== undefined);
    if (process === undefined) return;
    setText(this.#title, processLabel(process));
    setText(this.#command, `PID ${String(process.pid)} · ${process.user} · ${process.commandLine}`);
    setText(this.#role, explainProcess(process));
    setText(this.#measures, `${measures(process)} · ${heldLine(process)}`);
    this.#experiments.draw(process, mayTouch);
    const shown = process.threads.slice(0, mostRows);
    this.#rows.draw(shown.map((thread) => ({ process, thread })));
    const hidden = process.threadCount - shown.length;
    const more = counted(hidden, 'thread');
    // Of those that were only counted the table has no rows either.
    setText(
      this.#more,
      shown.length === 0
        ? l10n.t('{0}, only counted', more)
        : l10n.t('{0} more: see the table', more),
    );
    setShown(this.#more, hidden > 0);
  }
}

/** All rows of a process with more threads than that are in the table. */
const mostRows = 100;

interface ShownThread {
  readonly process: ProcessSnapshot;
  readonly thread: ThreadSnapshot;
}

class ThreadRow implements View<ShownThread> {
  readonly element = make('tr');
  readonly #cells = ['number', '', '', ''].map((className) => make('td', className));

  constructor() {
    this.element.append(...this.#cells);
  }

  update({ process, thread }: ShownThread): void {
    const texts = [
      String(thread.lwp),
      roleWord(thread),
      `${thread.state} ${threadStateWords(thread.state)}`,
      waitLine(process, thread),
    ];
    for (const [index, cell] of this.#cells.entries()) setText(cell, texts[index] ?? '');
  }
}
