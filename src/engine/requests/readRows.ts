/** One row of the streams in which an engine tells how far a long request is. */
export interface Row {
  /** Text that a build prints; also what a load says. */
  readonly stream?: string;
  /** What a pull or an import is doing, for the layer `id` where there is one. */
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly aux?: { readonly ID?: string };
  /** The request failed, though it was answered with status 200. */
  readonly error?: string;
}

/** Reads a stream of JSON values, one a line. */
export async function* readRows<T = Row>(stream: AsyncIterable<unknown>): AsyncGenerator<T> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of stream) {
    const lines = (rest + decoder.decode(piece as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T;
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as T;
}
