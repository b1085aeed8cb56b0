import type { SuiteResult } from './suite';

/**
 * What is told at the end: a table of the suites, every skipped test with its reason, and as the
 * last line the counts of all, alone on it.
 */
export function summary(results: readonly SuiteResult[]): readonly string[] {
  const total = (count: (result: SuiteResult) => number): number =>
    results.reduce((sum, result) => sum + count(result), 0);
  const skipped = results.flatMap((result) =>
    result.skipped.map(({ title, reason }) => ({ title: `${result.name}: ${title}`, reason })),
  );
  return [
    '',
    row(['suite', 'passed', 'failed', 'skipped', 'time']),
    ...results.map((result) =>
      row([
        result.name,
        ...[result.passed, result.failed, result.skipped.length].map(String),
        seconds(result.milliseconds),
      ]),
    ),
    '',
    ...(skipped.length === 0 ? [] : tellSkipped(skipped)),
    `${total(({ passed }) => passed)} passed, ${total(({ failed }) => failed)} failed, ${skipped.length} skipped`,
  ];
}

/** Milliseconds as people read them: `3.1 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Grouped by reason, since one cause often skips many. */
function tellSkipped(skipped: readonly { title: string; reason: string }[]): readonly string[] {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return [
    `!!! SKIPPED, so not proved here: ${skipped.length}`,
    ...reasons.flatMap((reason) => [
      `    because: ${reason}`,
      ...skipped.filter((it) => it.reason === reason).map(({ title }) => `      ${title}`),
    ]),
    '',
  ];
}

function row([name = '', ...numbers]: readonly string[]): string {
  return `${name.padEnd(14)}${numbers.map((number) => number.padStart(9)).join('')}`;
}
