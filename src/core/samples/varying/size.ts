import type { VaryingRule } from './varyingRule';

/** Amounts of memory and of files, and shares of a whole: `193MB`, `4096 bytes`, `12.5%`. */
export const size: VaryingRule = {
  inSample:
    /\d{1,15}(?:\.\d{1,9})?(?:%|(?:[KMGT]i?|Ki|k)?B(?!\w)|[KMGT]i?(?!\w)| (?:(?:[KMGT]i?|k)?B|bytes?|[KMG]?Bytes?)(?!\w))/y,
};
