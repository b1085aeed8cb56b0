import { address } from './address';
import { duration } from './duration';
import { identifier } from './identifier';
import { moment } from './moment';
import { processNumber } from './processNumber';
import { size } from './size';
import { terminal } from './terminal';
import type { VaryingRule } from './varyingRule';
import { version } from './version';

/** What may vary between sample and output, in the order in which it is looked for: what has a form
 * of its own before what is a number with something behind it. */
export const varyingRules: readonly VaryingRule[] = [
  moment,
  address,
  identifier,
  duration,
  size,
  version,
  processNumber,
  terminal,
];
