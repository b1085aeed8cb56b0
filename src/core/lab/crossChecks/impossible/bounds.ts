import { evaluate } from '../../expression';

/** The numbers that an amount allows, both ends included; empty where `low` is above `high`. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Any count of something. */
export const anyCount: Bounds = { low: 0, high: Infinity };

/** The smallest step between two numbers that we tell apart: `< 3` ends just below 3. */
const hair = 1e-9;

/**
 * The numbers that an amount allows, as far as they are known from its text alone: a side that
 * depends on a fact, or cannot be read, is open.
 */
export function boundsOf(amount: unknown): Bounds {
  if (typeof amount === 'number') return { low: amount, high: amount };
  const text = String(amount).trim();
  const range = text.split('..');
  if (range.length === 2)
    return { low: valueOf(range[0], -Infinity), high: valueOf(range[1], Infinity) };
  const [, sign = '', sum = ''] = /^([<>]=?)?(.*)$/s.exec(text) ?? [];
  switch (sign) {
    case '>=':
      return { low: valueOf(sum, -Infinity), high: Infinity };
    case '>':
      return { low: valueOf(sum, -Infinity) + hair, high: Infinity };
    case '<=':
      return { low: -Infinity, high: valueOf(sum, Infinity) };
    case '<':
      return { low: -Infinity, high: valueOf(sum, Infinity) - hair };
    default:
      return { low: valueOf(sum, -Infinity), high: valueOf(sum, Infinity) };
  }
}

/** The counts that an amount allows: whole numbers from 0 on. Left out, it allows all. */
export function countsOf(amount: unknown): Bounds {
  if (amount === undefined) return anyCount;
  const { low, high } = boundsOf(amount);
  return { low: Math.max(0, Math.ceil(low)), high: Math.floor(high) };
}

export function isEmpty({ low, high }: Bounds): boolean {
  return low > high;
}

export function inBoth(one: Bounds, other: Bounds): Bounds {
  return { low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) };
}

function valueOf(sum: string | undefined, otherwise: number): number {
  const worked = evaluate(sum ?? '', {});
  return 'value' in worked ? worked.value : otherwise;
}
