import { make, makeDecoration, setAttribute, setClass, setShown, setText } from '../shared/dom';
import { cellText, tableColumns } from './tableColumns';
import type { TableRow } from './tableRows';

/** A row with its place in the whole table. */
export interface PlacedRow {
  readonly row: TableRow;
  readonly index: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

/** One row of the table, made only while it is in sight. */
export class TableRowView {
  readonly element = make('div');
  readonly #twist = makeDecoration('twist');
  readonly #texts = tableColumns.map(() => make('span'));

  constructor() {
    this.element.role = 'row';
    for (const [index, column] of tableColumns.entries()) {
      const text = this.#texts[index] ?? '';
      const cell = make('div', column.isNumber ? 'cell number' : 'cell');
      cell.role = 'gridcell';
      if (index === 0) cell.append(this.#twist);
      cell.append(text);
      this.element.append(cell);
    }
  }

  update({ row, index, height, isActive, isSelected }: PlacedRow): void {
    const { process, thread, isOpen } = row;
    const isProcess = thread === undefined;
    this.element.style.top = `${String(index * height)}px`;
    setClass(
      this.element,
      `row ${isProcess ? 'process-row' : 'thread-row'}${index % 2 ? ' odd' : ''}`,
    );
    setAttribute(this.element, 'data-row', row.key);
    setAttribute(this.element, 'aria-rowindex', index + 2);
    setAttribute(this.element, 'aria-level', isProcess ? 1 : 2);
    setAttribute(this.element, 'aria-posinset', row.place);
    setAttribute(this.element, 'aria-setsize', row.among);
    if (isProcess) setAttribute(this.element, 'aria-expanded', String(isOpen));
    else this.element.removeAttribute('aria-expanded');
    setAttribute(this.element, 'aria-selected', String(isSelected));
    if (this.element.tabIndex !== (isActive ? 0 : -1)) this.element.tabIndex = isActive ? 0 : -1;
    setText(this.#twist, isOpen ? '▾' : '▸');
    setShown(this.#twist, isProcess);
    for (const [at, column] of tableColumns.entries()) {
      const text = this.#texts[at];
      const value = isProcess ? column.process(process) : column.thread(process, thread);
      if (text !== undefined) setText(text, cellText(column, value, isProcess));
    }
  }
}
