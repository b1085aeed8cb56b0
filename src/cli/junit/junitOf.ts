import { relative } from 'node:path';
import { describeCaught, isLabsError } from '../../core/base/errors';
import type { LabReport } from '../../run/testReport';
import { casesOf, type TestCase } from './casesOf';
import { contentText, element } from './xml';

/**
 * Results as JUnit writes them: a suite a lab. Readers show different parts of it (some the class and
 * not the suite, some the text of a failure and not its message), so each part tells enough by itself.
 */
export function junitOf(reports: readonly LabReport[], at: Date, failure?: unknown): string {
  const ended = failure === undefined ? reports : [...reports, endOf(failure)];
  const suites = ended.map((report) => ({ report, cases: casesOf(report) }));
  const time = reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const all = suites.flatMap(({ cases }) => cases);
  const root = element(
    'testsuites',
    { name: 'live-labs', ...countsOf(all), time: seconds(time) },
    suites.map(({ report, cases }) => suiteOf(report, cases, at)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** What ended all tests, in place of the labs whose turn did not come. */
function endOf(failure: unknown): LabReport {
  const code = isLabsError(failure) ? failure.code : 'test-ended';
  const error = { code, message: describeCaught(failure) } as NonNullable<LabReport['error']>;
  const nothing = { passed: 0, failed: 0, skipped: 0, milliseconds: 0, steps: [] };
  return { lab: 'live-labs', title: 'live-labs', file: '', ...nothing, error };
}

function suiteOf(
  { lab, file, milliseconds }: LabReport,
  cases: readonly TestCase[],
  at: Date,
): string {
  const path = relative(process.cwd(), file);
  const attributes = {
    name: lab,
    ...countsOf(cases),
    time: seconds(milliseconds),
    // The common schema has no zone here.
    timestamp: at.toISOString().replace(/\.\d+Z$/, ''),
    file: path,
  };
  return element(
    'testsuite',
    attributes,
    cases.map((each) => caseElement(each, lab, path)),
  );
}

function caseElement(
  { step, name, line, milliseconds, outcome }: TestCase,
  lab: string,
  file: string,
): string {
  const classname = step === undefined ? lab : `${lab}.${step}`;
  const attributes = { name, classname, time: seconds(milliseconds), file, line };
  if (outcome === undefined) return element('testcase', attributes);
  const { kind, type, message, text = '' } = outcome;
  // With a text in it, `skipped` is refused by some.
  const inside = kind === 'skipped' ? '' : contentText(`${file}:${line}\n${text}`);
  return element('testcase', attributes, [element(kind, { type, message }, inside)]);
}

function countsOf(cases: readonly TestCase[]): Readonly<Record<string, number>> {
  const count = (kind: string): number =>
    cases.filter(({ outcome }) => outcome?.kind === kind).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
