import type { FloodReport, HeldCounts } from './messages';

/** Codes of the system, such as `ECONNREFUSED`; a server cannot make up more than a few. */
const code = /^[A-Z][A-Z0-9_]{1,30}$/;
const mostCodes = 30;

/**
 * Reads one line of the program that holds the connections. It may run inside a container, and what
 * comes from there is shown: so only whole numbers and codes are taken. Undefined for anything else.
 */
export function readReport(line: string): FloodReport | undefined {
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isRecord(said)) return undefined;
  switch (said['is']) {
    case 'ready':
      return { is: 'ready', ...(isNumber(said['files']) ? { files: said['files'] } : {}) };
    case 'opened':
      return isNumber(said['upTo']) ? { is: 'opened', upTo: said['upTo'] } : undefined;
    case 'counts':
    case 'ended': {
      const counts = countsOf(said['counts']);
      if (counts === undefined) return undefined;
      if (said['is'] === 'counts') return { is: 'counts', counts };
      const { why } = said;
      return why === 'released' || why === 'time' ? { is: 'ended', why, counts } : undefined;
    }
    default:
      return undefined;
  }
}

function countsOf(said: unknown): HeldCounts | undefined {
  if (!isRecord(said)) return undefined;
  const { held, dropped, replaced, failed, broken, stuck } = said;
  return isNumber(held) &&
    isNumber(dropped) &&
    isNumber(replaced) &&
    isByCode(failed) &&
    isByCode(broken) &&
    typeof stuck === 'boolean'
    ? { held, dropped, replaced, failed, broken, stuck }
    : undefined;
}

function isByCode(said: unknown): said is Readonly<Record<string, number>> {
  if (!isRecord(said)) return false;
  const entries = Object.entries(said);
  return (
    entries.length <= mostCodes &&
    entries.every(([name, count]) => code.test(name) && isNumber(count))
  );
}

function isNumber(said: unknown): said is number {
  return Number.isSafeInteger(said) && Number(said) >= 0;
}

function isRecord(said: unknown): said is Readonly<Record<string, unknown>> {
  return typeof said === 'object' && said !== null && !Array.isArray(said);
}
