import type { PrintedLine } from './printedLines';

/** Columns whose cells are numbers or states of the moment, by their heading. */
const varyingColumns: ReadonlySet<string> = new Set([
  ...['PID', 'PPID', 'LWP', 'TID', 'SPID', 'TGID', 'PGID', 'PGRP', 'SID', 'SESS', 'TPGID'],
  ...['C', '%CPU', '%MEM', 'VSZ', 'RSS', 'SZ', 'VIRT', 'RES', 'SHR', 'ADDR', 'WCHAN', 'INODE'],
  ...['STIME', 'START', 'TIME', 'TIME+', 'ELAPSED', 'TTY', 'TT', 'S', 'STAT', 'PSR'],
  ...['DEVICE', 'SIZE/OFF', 'NODE'],
  ...['total', 'used', 'free', 'shared', 'buffers', 'cached', 'buff/cache', 'available'],
  ...['1K-blocks', 'Size', 'Used', 'Avail', 'Available', 'Use%'],
]);

/** Lines that are rows of a table without headings, with the places of their varying words. */
const knownRows: readonly { readonly form: RegExp; readonly varying: readonly number[] }[] = [
  // -rw-r--r-- 1 root root 45 Nov 26 15:14 index.html
  { form: /^[-dlcbps][-rwxsStT]{9}[.+@]? \d+ \S+ \S+ \d+,? /, varying: [1, 4] },
  { form: /^total \d+[KMG]?$/, varying: [1] },
  // 2: eth0@if15: <BROADCAST,MULTICAST,UP> mtu 1500
  { form: /^\d+: [\w.@-]+: </, varying: [0] },
];

/** Knows of each line in turn which of its words vary because of where they stand. */
export class Tables {
  #headings: readonly string[] = [];
  #last = 0;

  /** The places of the varying words of the next line, counted from 0. */
  next({ text, line }: PrintedLine): ReadonlySet<number> {
    this.pass({ line });
    const words = text.split(' ');
    if (isHeading(words)) {
      this.#headings = words;
      return new Set();
    }
    const known = knownRows.find(({ form }) => form.test(text));
    return known === undefined ? this.#varyingCells(words) : new Set(known.varying);
  }

  /** Goes past a line that is none of a table's, as one that stands for what was cut. */
  pass({ line }: Pick<PrintedLine, 'line'>): void {
    // A blank line ends a table.
    if (line !== this.#last + 1) this.#headings = [];
    this.#last = line;
  }

  #varyingCells(words: readonly string[]): ReadonlySet<number> {
    // `free` names its rows, and that column has no heading.
    const shift = words[0]?.endsWith(':') === true ? 1 : 0;
    if (words.length < this.#headings.length && shift === 0) return new Set();
    const places = this.#headings.flatMap((heading, place) =>
      varyingColumns.has(heading) ? [place + shift] : [],
    );
    return new Set(places);
  }
}

/** Headings stand in capitals, or there are several that are known. */
function isHeading(words: readonly string[]): boolean {
  const known = words.filter((word) => varyingColumns.has(word)).length;
  const areCapitals = words.every((word) => /^[A-Z%][A-Z0-9%+:/_-]*$/.test(word));
  return known >= 2 || (known === 1 && areCapitals && words.length > 1);
}
