import type { VaryingRule } from './varyingRule';

/** Terminals, and the other ends of network cards, which are numbered as they come: `pts/0`,
 * `eth0@if15`. */
export const terminal: VaryingRule = {
  inSample: /(?:pts\/\d{1,6}|tty\w{0,2}\d{1,4}|@if\d{1,9})(?!\w)/y,
};
