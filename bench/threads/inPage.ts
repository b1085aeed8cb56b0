/** What one message took the page's only thread, in milliseconds. */
export interface DrawTimes {
  /** To copy it, as it is on its way between two windows, and to take it in. */
  readonly applied: number;
  /** To change the document. */
  readonly drawn: number;
  /** To lay it out. */
  readonly laidOut: number;
}

/** Gives the page a message and waits for the frame in which it draws: as the text of a script, since our own
 * programs know nothing of a page. */
export const drawMessage = (message: unknown): string => `(async () => {
  const message = ${JSON.stringify(message)};
  await new Promise((then) => { requestAnimationFrame(() => setTimeout(then)); });
  let begun = 0;
  // Callbacks of a frame are called in the order in which they were asked for: ours stand around the view's.
  requestAnimationFrame(() => { begun = performance.now(); });
  const at = performance.now();
  dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  const applied = performance.now() - at;
  await new Promise((then) => { requestAnimationFrame(then); });
  const drawn = performance.now() - begun;
  const layout = performance.now();
  document.body.getBoundingClientRect();
  return { applied, drawn, laidOut: performance.now() - layout };
})()`;
