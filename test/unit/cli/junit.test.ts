import assert from 'node:assert/strict';
import { junitOf } from '../../../src/cli/junit/junitOf';
import { contentText, element } from '../../../src/cli/junit/xml';
import type { CheckReport, LabReport, StepReport } from '../../../src/run/testReport';
import { unperformed } from '../../../src/run/testing/reports';
import { makeStep } from '../../helpers/makeStep';

const at = new Date('2026-11-26T15:14:54.321Z');

const check: CheckReport = {
  line: 12,
  name: 'It runs',
  state: 'passed',
  expected: 'a running container',
  seen: 'a running container',
  fault: null,
  milliseconds: 0,
};

function stepReport(id: string, changes: Partial<StepReport>): StepReport {
  return { ...unperformed(makeStep(id), 'passed'), ...changes };
}

function labReport(steps: readonly StepReport[], changes: Partial<LabReport> = {}): LabReport {
  const nothing = { passed: 0, failed: 0, skipped: 0, milliseconds: 0 };
  return { lab: 'apache2', title: 'x', file: 'labs/lab.md', ...nothing, steps, ...changes };
}

/** What stands between the tags of the suite. */
function cases(...steps: readonly StepReport[]): string {
  const [, inside = ''] =
    /<testsuite [^>]*>\n([^]*)\n<\/testsuite>/.exec(junitOf([labReport(steps)], at)) ?? [];
  return inside.replaceAll(' file="labs/lab.md"', '').replaceAll('classname="apache2.', 'class="');
}

describe('junitOf', () => {
  it('gives a suite a lab, with its counts and its time in seconds', () => {
    const failed = { ...check, state: 'failed', fault: 'lab' } as const;
    const steps = [
      stepReport('build', { checks: [check, failed], milliseconds: 1234 }),
      stepReport('later', { state: 'blocked', reason: 'It needs build to pass first.' }),
    ];
    const text = junitOf(
      [labReport(steps, { milliseconds: 2000 }), labReport([], { lab: 'other' })],
      at,
    );
    assert.deepEqual(text.split('\n').slice(0, 3), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="live-labs" tests="3" failures="1" errors="0" skipped="1" time="2.000">',
      '<testsuite name="apache2" tests="3" failures="1" errors="0" skipped="1" time="2.000" timestamp="2026-11-26T15:14:54" file="labs/lab.md">',
    ]);
    assert.match(text, /<testsuite name="other" tests="0" .*\/>\n<\/testsuites>\n$/);
  });

  it('gives a case a check and a mistake, each with its own time', () => {
    const step = stepReport('build', {
      checks: [{ ...check, milliseconds: 250 }, check],
      mistakes: [{ line: 20, text: 'stop', caught: true, milliseconds: 3000 }],
      milliseconds: 9234,
    });
    assert.equal(
      cases(step),
      '<testcase name="It runs" class="build" time="0.250" line="12"/>\n' +
        '<testcase name="It runs" class="build" time="0.000" line="12"/>\n' +
        '<testcase name="Mistake is noticed: stop" class="build" time="3.000" line="20"/>',
    );
  });

  it('gives the case of a step what its checks did not take', () => {
    const checks = [{ ...check, milliseconds: 250 }];
    const text = cases(
      stepReport('build', { state: 'failed', reason: 'It broke.', checks, milliseconds: 1000 }),
    );
    assert.match(text, /^<testcase name="The step build" class="build" time="0.750"/);
    assert.match(text, /<testcase name="It runs" class="build" time="0.250"/);
  });

  it('tells of a check that failed what was expected and seen, where, and why', () => {
    const failed: CheckReport = {
      ...check,
      state: 'failed',
      seen: 'no container',
      fault: 'lab',
      because: 'Nobody has started it.',
    };
    assert.equal(
      cases(stepReport('build', { checks: [failed] })),
      [
        '<testcase name="It runs" class="build" time="0.000" line="12">',
        '<failure type="lab" message="expected a running container, saw no container">labs/lab.md:12',
        'expected a running container',
        'saw      no container',
        'because  Nobody has started it.</failure>',
        '</testcase>',
      ].join('\n'),
    );
  });

  it('gives a step that failed as a whole a case of its own', () => {
    assert.equal(
      cases(stepReport('build', { state: 'failed', reason: 'It broke.', milliseconds: 5 })),
      [
        '<testcase name="The step build" class="build" time="0.005" line="1">',
        '<failure type="step-failed" message="It broke.">labs/lab.md:1',
        'It broke.</failure>',
        '</testcase>',
      ].join('\n'),
    );
  });

  it('gives a step without checks a case, so that it is counted', () => {
    assert.equal(
      cases(stepReport('build', {})),
      '<testcase name="The step build" class="build" time="0.000" line="1"/>',
    );
  });

  it('tells a defect at the check or the mistake that has it, and any other at the step', () => {
    const text = cases(
      stepReport('build', {
        state: 'failed',
        checks: [check],
        mistakes: [{ line: 20, text: 'stop', caught: false, milliseconds: 0 }],
        defects: [
          { line: 12, code: 'check-cannot-fail', message: 'A' },
          { line: 20, code: 'mistake-not-caught', message: 'B' },
          { line: 2, code: 'step-passes-undone', message: 'C' },
        ],
      }),
    );
    assert.deepEqual(
      [...text.matchAll(/name="([^"]+)".*\n<failure type="([^"]+)" message="([^"]+)"/g)].map(
        ([, ...words]) => words,
      ),
      [
        ['The step build', 'step-passes-undone', 'C'],
        ['It runs', 'check-cannot-fail', 'A'],
        ['Mistake is noticed: stop', 'mistake-not-caught', 'B'],
      ],
    );
  });

  it('tells of a lab that could not be tested as an error', () => {
    const error = { code: 'engine-lost', message: 'It has gone.' } as const;
    const text = junitOf([labReport([], { error })], at);
    assert.match(text, /tests="1" failures="0" errors="1"/);
    assert.match(text, /<error type="engine-lost" message="It has gone.">/);
  });
});

describe('XML', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ['markup', '<a href="x">&amp;</a> ]]>', '&lt;a href="x"&gt;&amp;amp;&lt;/a&gt; ]]&gt;'],
    ['escape sequences', '\u001b[31mred\u0000\u0007', '\ufffd[31mred\ufffd\ufffd'],
    ['halves of pairs', '😀\ud800x\udc00', '😀\ufffdx\ufffd'],
    ['what is no character', 'a\ufffe\uffffb', 'a\ufffd\ufffdb'],
    ['line breaks and tabs', 'a\n\tb', 'a\n\tb'],
  ];
  for (const [name, text, expected] of texts) {
    it(`can hold ${name}`, () => {
      assert.equal(contentText(text), expected);
    });
  }

  it('keeps quotes, line breaks and tabs in attributes', () => {
    assert.equal(
      element('x', { a: '"\n\t\r\'', b: undefined, c: 1 }),
      '<x a="&quot;&#10;&#9;&#13;\'" c="1"/>',
    );
  });
});
