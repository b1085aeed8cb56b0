/** What a program says on one line is far shorter; more is not said by a program of ours. */
const longestLine = 8192;

/**
 * The lines of a program's output, from when it is first read: nothing of it is lost before. It ends with
 * the output, and where a line does not end, since the output may be a container's.
 */
export async function* reportLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    // Reports are ASCII, so no letter is cut in two.
    const [first = '', ...others] = Buffer.from(chunk).toString('latin1').split('\n');
    rest += first;
    for (const next of others) {
      yield rest;
      rest = next;
    }
    if (rest.length > longestLine) return;
  }
}
