import type { SamplePart } from '../../core/samples/markedSample';
import { make, makeButton, setShown, setText } from '../shared/dom';

/** More lines than this are folded, but for the first. */
const mostLines = 12;

/** The output that the text shows for a command, with those parts marked that always differ, and the
 * line at which a real output was another. */
export class SampleView {
  readonly element: HTMLElement;
  readonly #lines: readonly HTMLElement[];
  readonly #rest = make('span', 'rest');
  readonly #fold: HTMLButtonElement | undefined;
  readonly #folded: number;
  #differing: number | undefined;

  constructor(lines: readonly (readonly SamplePart[])[], command: string) {
    const isLong = lines.length > mostLines;
    this.#lines = lines.map((line) => make('span', 'row', ...line.map(partView), '\n'));
    const first = this.#lines.slice(0, isLong ? mostLines - 1 : lines.length);
    this.#rest.append(...this.#lines.slice(first.length));
    this.#folded = lines.length - first.length;
    const output = make('pre', 'output', ...first, this.#rest);
    output.tabIndex = 0;
    output.setAttribute('role', 'group');
    output.ariaLabel = `Sample output of ${command}`;
    const foot = make('p', 'legend');
    if (isLong) {
      this.#fold = makeButton('plain', '', () => {
        this.#unfold(this.#rest.matches('[hidden]'));
      });
      foot.append(this.#fold, ' · ');
      this.#unfold(false);
    }
    foot.append('sample');
    if (lines.flat().some(({ varies }) => varies))
      foot.append('; ', make('span', 'varies', 'dotted'), ' values differ on every run');
    this.element = make('div', 'sample', output, foot);
  }

  /** Marks a line, counted from 0; undefined marks none. */
  mark(differing: number | undefined): void {
    if (differing === this.#differing) return;
    this.#lines[this.#differing ?? -1]?.classList.remove('differing');
    this.#differing = differing;
    // An output that goes on behind the sample differs below its last line.
    const line = this.#lines[Math.min(differing ?? -1, this.#lines.length - 1)];
    line?.classList.add('differing');
    if (line?.parentElement === this.#rest) this.#unfold(true);
  }

  #unfold(isOpen: boolean): void {
    setShown(this.#rest, isOpen);
    if (this.#fold === undefined) return;
    setText(this.#fold, isOpen ? 'fewer lines' : `… ${String(this.#folded)} more lines`);
    this.#fold.ariaExpanded = String(isOpen);
  }
}

function partView({ text, varies }: SamplePart): Node | string {
  return varies ? make('span', 'varies', text) : text;
}
