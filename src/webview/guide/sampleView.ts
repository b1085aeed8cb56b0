import * as l10n from '@vscode/l10n';
import type { Forms } from '../../core/base/nouns';
import { formFor } from '../../core/base/words';
import type { SamplePart } from '../../core/samples/markedSample';
import { make, makeButton, setShown, setText } from '../shared/dom';
import { pieces, placesFor } from '../shared/pieces';

/** More lines than this are folded, but for the first few: the text goes on below, and what is really
 * there comes with a run. */
const mostLines = 8;
const firstLines = 4;

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
    const first = this.#lines.slice(0, isLong ? firstLines : lines.length);
    this.#rest.append(...this.#lines.slice(first.length));
    this.#folded = lines.length - first.length;
    const output = make('pre', 'output', ...first, this.#rest);
    output.tabIndex = 0;
    output.setAttribute('role', 'group');
    output.ariaLabel = l10n.t('Sample output of {0}', command);
    const foot = make('p', 'legend');
    if (isLong) {
      this.#fold = makeButton('plain', '', () => {
        this.#unfold(this.#rest.matches('[hidden]'));
      });
      foot.append(this.#fold, ' · ');
      this.#unfold(false);
    }
    foot.append(...legend(lines.flat().some(({ varies }) => varies)));
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
    setText(
      this.#fold,
      isOpen ? l10n.t('fewer lines') : moreLines[formFor(this.#folded)](String(this.#folded)),
    );
    this.#fold.ariaExpanded = String(isOpen);
  }
}

/** What the block is, and what its marks mean. */
function legend(hasVarying: boolean): readonly (Node | string)[] {
  if (!hasVarying) return [l10n.t('sample')];
  const marked = [make('span', 'varies', l10n.t('dotted'))];
  return pieces(l10n.t('sample; {0} values differ on every run', ...placesFor(marked)), marked);
}

const moreLines = {
  one: (count) => l10n.t('… {0} more line', count),
  few: (count) => l10n.t({ message: '… {0} more lines', args: [count], comment: 'few' }),
  other: (count) => l10n.t({ message: '… {0} more lines', args: [count], comment: 'other' }),
} satisfies Forms;

function partView({ text, varies }: SamplePart): Node | string {
  return varies ? make('span', 'varies', text) : text;
}
