/** Digits in groups of three, all parted by the same sign: `1,000`, `1.000`, `1 000`. */
const grouped = /^\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/** A whole number as people type it, which may be too large to be counted with; undefined where it is
 * none. A question for a whole number has no answer with a decimal point, so `1.000` is a thousand. */
export function wholeNumber(text: string): number | undefined {
  const typed = text.trim();
  if (!/^\d+$/.test(typed) && !grouped.test(typed)) return undefined;
  return Number(typed.replaceAll(/\D/g, ''));
}
