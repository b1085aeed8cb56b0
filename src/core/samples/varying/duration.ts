import type { VaryingRule } from './varyingRule';

const short = '(?:ns|us|µs|ms|s|sec|secs|min|mins|h|hrs?)';
const long = '(?:nanosecond|microsecond|millisecond|second|minute|hour|day|week|month|year)s?';

const forms = [
  // 0m1.234s, 1h5m
  '\\d{1,5}h(?:\\d{1,2}m)?(?:\\d{1,2}(?:\\.\\d{1,9})?s)?',
  '\\d{1,5}m\\d{1,2}(?:[.,]\\d{1,9})?s',
  // 86000sec, 0.4 ms, 2 hours
  `\\d{1,9}(?:\\.\\d{1,9})?(?:${short}| (?:${short}|${long}))`,
  // As engines say how old something is.
  `(?:About an?|Less than an?|about an?|less than an?) ${long}`,
];

/** How long something took, lasts, or has been there. */
export const duration: VaryingRule = { inSample: new RegExp(`(?:${forms.join('|')})(?!\\w)`, 'y') };
