import { make } from '../shared/dom';

/** What a canvas needs of the theme, which it cannot ask for itself. */
export interface ChartTheme {
  readonly text: string;
  readonly grid: string;
  readonly font: string;
  readonly lines: Readonly<Record<string, string>>;
}

/** Reads the colours once, and again when VS Code changes its theme. */
export class ThemeReader {
  readonly #probe = make('span', 'probe');
  #read: ChartTheme | undefined;

  constructor(root: HTMLElement, changed: () => void) {
    this.#probe.hidden = true;
    root.append(this.#probe);
    const observer = new MutationObserver(() => {
      this.#read = undefined;
      changed();
    });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  }

  get theme(): ChartTheme {
    this.#read ??= {
      text: this.#colour('--faint'),
      grid: this.#colour('--grid'),
      font: `12px ${getComputedStyle(document.body).fontFamily}`,
      lines: {
        threads: this.#colour('--serving'),
        processes: this.#colour('--processes'),
        connections: this.#colour('--held'),
        queued: this.#colour('--waiting'),
      },
    };
    return this.#read;
  }

  #colour(name: string): string {
    this.#probe.style.color = `var(${name})`;
    return getComputedStyle(this.#probe).color;
  }
}
