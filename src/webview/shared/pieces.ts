/** What stands for each place of a sentence, where it is put in later: see `pieces`. */
export function placesFor(values: readonly unknown[]): readonly string[] {
  return values.map((_, index) => `{${String(index)}}`);
}

/** A sentence cut at its places, with what stands in them: the order is that of its language. */
export function pieces<Value>(
  sentence: string,
  values: readonly Value[],
): readonly (Value | string)[] {
  return sentence
    .split(/\{(\d)\}/)
    .map((text, index) => (index % 2 === 1 ? (values[Number(text)] ?? '') : text));
}
