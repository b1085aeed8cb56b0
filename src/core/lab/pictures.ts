import type { Mention } from './mention';
import type { Blocks } from './readBlocks';

/** The pictures of a text that lie beside it, with the place of each; those of the web are none. */
export function picturesIn(blocks: Blocks): readonly Mention[] {
  // The cells of a table stand on the lines of their row, which alone knows them.
  let lines: readonly [number, number] = [0, 0];
  let left = mostPictures;
  return blocks.tokens.flatMap((token) => {
    lines = token.map ?? lines;
    if (token.type !== 'inline' || left === 0 || !token.content.includes('![')) return [];
    const search = new PictureSearch(blocks.lines, lines);
    const images = blocks.inside(token).filter(({ type }) => type === 'image');
    const looked = images.slice(0, left);
    left -= looked.length;
    return looked.flatMap((image) => {
      const source = String(image.attrGet('src') ?? '');
      const place = search.next(source);
      const path = decoded(source.replace(/[?#].*$/, ''));
      return path === '' || elsewhere.test(source) ? [] : [{ path, place }];
    });
  });
}

/** More than any lab shows; finding each takes time that grows with the text. */
const mostPictures = 500;

/** With a scheme, or on the server that shows the page. */
const elsewhere = /^(?:[A-Za-z][\w+.-]*:|\/)/;

/** Finds one picture after the other in the lines of a block; what they hold knows no places. */
class PictureSearch {
  readonly #text: string;
  readonly #firstLine: number;
  #from = 0;

  constructor(lines: readonly string[], [from, to]: readonly [number, number]) {
    this.#text = lines.slice(from, to).join('\n');
    this.#firstLine = from + 1;
  }

  /** Where the path stands; behind a `![words][name]` it does not, so there the picture begins. */
  next(source: string): Mention['place'] {
    const start = Math.max(this.#text.indexOf('![', this.#from), 0);
    const path = [source, decoded(source)]
      .map((written) => this.#text.indexOf(written, start))
      .find((at) => at !== -1);
    const at = path ?? start;
    this.#from = at + 1;
    const before = this.#text.slice(0, at).split('\n');
    return {
      line: this.#firstLine + before.length - 1,
      column: (before.at(-1) ?? '').length + 1,
    };
  }
}

/** Markdown writes blanks and letters beyond ASCII as `%20`; what is no such writing stays. */
function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch (caught) {
    if (caught instanceof URIError) return source;
    throw caught;
  }
}
