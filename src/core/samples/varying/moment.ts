import type { VaryingRule } from './varyingRule';

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const clock = '\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?';
const zone = '(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\\d\\d:?\\d\\d))?';

/** Most telling first, since the first that fits is taken. */
const forms = [
  // 2026-11-26T15:14:54Z, 2026-11-26 15:14:54 +0000
  `\\d{4}-\\d\\d-\\d\\d(?:[T ]${clock}${zone})?`,
  // 26/Nov/2026:15:14:54 +0000, as web servers log
  `\\d\\d/${month}/\\d{4}(?::${clock}${zone})?`,
  // Thu, 26 Nov 2026 15:14:54 GMT
  `(?:${day},? )?\\d{1,2} ${month} \\d{4}(?:,? ${clock}${zone})?`,
  // Thu Nov 26 15:14:54 UTC 2026
  `(?:${day} )?${month} \\d{1,2} ${clock}${zone}(?: \\d{4})?`,
  // Nov 26 2025, as ls shows what is older than half a year; Nov 26 2025 15:14:54
  `${month} \\d{1,2} \\d{4}(?: ${clock})?`,
  // Nov26 and Nov 26
  `${month} ?\\d{1,2}`,
  // 1-02:03:04, as ps shows more than a day
  `(?:\\d{1,4}-)?${clock}`,
];

/** Times and dates, in any form: `09:36` of the text may be `Nov25` in the output. */
export const moment: VaryingRule = {
  inSample: new RegExp(`(?:${forms.join('|')})(?![\\w:])`, 'y'),
};
