/** Gathers a stream of text until what stands between the lines `<MARK` and `MARK>` is complete. */
export class MarkedAnswer {
  readonly #opening: string;
  readonly #closing: string;
  readonly #parts: string[] = [];
  #tail = '';

  constructor(mark: string) {
    this.#opening = `<${mark}\n`;
    this.#closing = `${mark}>\n`;
  }

  /** UTF-16 units so far, with whatever came before the answer began. */
  length = 0;

  /** Takes the next piece; gives the answer when this was its last. */
  add(text: string): string | undefined {
    this.#parts.push(text);
    this.length += text.length;
    // Only the end is compared, since long answers come in hundreds of pieces.
    this.#tail = (this.#tail + text).slice(-this.#closing.length);
    if (this.#tail !== this.#closing) return undefined;
    const all = this.#parts.join('');
    return all.slice(all.indexOf(this.#opening) + this.#opening.length, -this.#closing.length);
  }
}
