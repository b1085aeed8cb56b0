import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/words';
import type { Snapshot } from '../../core/threads/snapshot';
import { make, makeButton, setAttribute, setText } from '../shared/dom';
import { KeyedList } from '../shared/keyedList';
import { processKey } from './processKey';
import { tableColumns, type ColumnId } from './tableColumns';
import { tableDeed } from './tableKeys';
import { rowsInSight, tableRows, type TableChoice, type TableRow } from './tableRows';
import { type PlacedRow, TableRowView } from './tableRowView';

/** What the table asks for. */
export interface TableContext {
  readonly copied: () => void;
  readonly shell: () => void;
  readonly chosen: (key: string | undefined) => void;
  readonly drawAgain: () => void;
  /** Other rows are in sight. */
  readonly shown: () => void;
}

/** The same as the picture, as rows: sorted, filtered, and as a tree of processes and threads. */
export class TableView {
  readonly element = make('section', 'table-place');
  readonly #filter = make('input', 'filter');
  readonly #count = make('p', 'line');
  readonly #grid = make('div', 'table');
  readonly #body = make('div', 'rows');
  readonly #heads: readonly (readonly [ColumnId, HTMLElement])[];
  readonly #list = new KeyedList(this.#body, {
    keyOf: ({ row }: PlacedRow) => row.key,
    make: () => new TableRowView(),
  });
  #choice: TableChoice = { filter: '', sort: { column: 'pid', isDown: false }, turned: new Set() };
  #rows: readonly TableRow[] = [];
  #active = '';
  #pids: readonly number[] = [];

  constructor(private readonly context: TableContext) {
    this.#filter.type = 'search';
    this.#filter.placeholder = l10n.t('Filter');
    this.#filter.ariaLabel = l10n.t('Filter the table');
    this.#filter.addEventListener('input', () => {
      this.#choose({ filter: this.#filter.value });
    });
    this.#count.role = 'status';
    this.#heads = tableColumns.map(({ id, title, isNumber }) => {
      const head = make('div', isNumber ? 'cell number' : 'cell');
      head.role = 'columnheader';
      head.append(
        makeButton('sort', title(), () => {
          const { sort } = this.#choice;
          this.#choose({ sort: { column: id, isDown: sort.column === id && !sort.isDown } });
        }),
      );
      return [id, head];
    });
    const headRow = make('div', 'row heads', ...this.#heads.map(([, head]) => head));
    headRow.role = 'row';
    this.#grid.role = 'treegrid';
    this.#grid.ariaLabel = l10n.t('Processes and threads');
    setAttribute(this.#grid, 'aria-colcount', tableColumns.length);
    this.#body.role = 'rowgroup';
    this.#grid.append(headRow, this.#body);
    const copy = makeButton('secondary', l10n.t('Copy as ps -efL'), context.copied);
    const shell = makeButton('secondary', l10n.t('Open Shell Here'), context.shell);
    const tools = make(
      'div',
      'tools',
      this.#filter,
      this.#count,
      make('div', 'buttons', copy, shell),
    );
    this.element.ariaLabel = l10n.t('Table');
    this.element.append(tools, this.#grid);
    this.#grid.addEventListener('scroll', context.drawAgain);
    this.#listen();
  }

  /** The PIDs of processes whose threads are in sight. */
  get pids(): readonly number[] {
    return this.#pids;
  }

  draw(snapshot: Snapshot, selected: string | undefined): void {
    this.#rows = tableRows(snapshot, this.#choice);
    setText(this.#count, counted(this.#rows.length, 'row'));
    setAttribute(this.#grid, 'aria-rowcount', this.#rows.length + 1);
    for (const [id, head] of this.#heads) {
      const { column, isDown } = this.#choice.sort;
      setAttribute(head, 'aria-sort', column !== id ? 'none' : isDown ? 'descending' : 'ascending');
    }
    const height = rowHeight();
    this.#body.style.height = `${String(this.#rows.length * height)}px`;
    if (!this.#rows.some(({ key }) => key === this.#active))
      this.#active = this.#rows[0]?.key ?? '';
    const { scrollTop, clientHeight } = this.#grid;
    const { first, last } = rowsInSight(this.#rows.length, scrollTop, clientHeight, height);
    // The row that has the keyboard stays, wherever one scrolls.
    const drawn = this.#rows.flatMap((row, index): PlacedRow[] => {
      const isActive = row.key === this.#active;
      if (!isActive && (index < first || index >= last)) return [];
      const isSelected = row.thread === undefined && processKey(row.process) === selected;
      return [{ row, index, height, isActive, isSelected }];
    });
    this.#list.draw(drawn);
    const pids = drawn
      .filter(({ row }) => row.isOpen || row.thread)
      .map(({ row }) => row.process.pid);
    this.#pids = [...new Set(pids)];
    this.context.shown();
  }

  #choose(choice: Partial<TableChoice>): void {
    this.#choice = { ...this.#choice, ...choice };
    this.context.drawAgain();
  }

  #turn(key: string): void {
    const turned = new Set(this.#choice.turned);
    if (!turned.delete(key)) turned.add(key);
    this.#choose({ turned });
  }

  #listen(): void {
    this.#body.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const index = this.#rows.findIndex(({ key }) => key === this.#active);
      const page = Math.max(1, Math.floor(this.#grid.clientHeight / rowHeight()) - 2);
      const deed = tableDeed(this.#rows, index, event.key, page);
      if (deed === undefined) return;
      event.preventDefault();
      if (deed.kind === 'turn') this.#turn(deed.key);
      else if (deed.kind === 'choose') this.#chooseRow(deed.key);
      else this.#go(deed.index);
    });
    this.#body.addEventListener('click', ({ target }) => {
      if (!(target instanceof Element)) return;
      const key = target.closest<HTMLElement>('.row')?.dataset['row'];
      const row = this.#rows.find((one) => one.key === key);
      if (row === undefined) return;
      this.#active = row.key;
      if (target.closest('.twist') !== null) this.#turn(row.key);
      else this.#chooseRow(row.key);
    });
  }

  #chooseRow(key: string): void {
    const row = this.#rows.find((one) => one.key === key);
    if (row !== undefined) this.context.chosen(processKey(row.process));
  }

  #go(index: number): void {
    const height = rowHeight();
    const row = this.#rows[index];
    if (row === undefined) return;
    this.#active = row.key;
    const top = index * height;
    const { scrollTop, clientHeight } = this.#grid;
    if (top < scrollTop) this.#grid.scrollTop = top;
    else if (top + 2 * height > scrollTop + clientHeight)
      this.#grid.scrollTop = top + 2 * height - clientHeight;
    this.context.drawAgain();
    requestAnimationFrame(() => {
      this.#body.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus({ preventScroll: true });
    });
  }
}

/** Pixels; as the rows of style sheets are, which grow with the text. */
function rowHeight(): number {
  return Math.round(parseFloat(getComputedStyle(document.body).fontSize) * 1.9);
}
