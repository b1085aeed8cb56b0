/** Reads once for all who ask; what has failed is tried again by the next. */
export function keptRead<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return async () => {
    const reading = (kept ??= read());
    try {
      return await reading;
    } catch (caught) {
      if (kept === reading) kept = undefined;
      throw caught;
    }
  };
}
