/**
 * The sums inside an amount: a comparison may stand in front (`>= 16`), or two of them may make a
 * range (`2..5`). What an amount means is worked out by core/checks; here only its names matter.
 */
export function amountSums(amount: number | string): readonly string[] {
  const text = String(amount).trim();
  const range = text.split('..');
  return range.length === 2 ? range : [text.replace(/^[<>]=?/, '')];
}
