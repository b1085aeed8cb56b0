import assert from 'node:assert/strict';
import { Output } from '../../../src/cli/output';
import { testPrinter } from '../../../src/cli/testPrinter';
import type { LoadedLab } from '../../../src/run/loadLab';
import type { LabReport, TestEvent } from '../../../src/run/testReport';
import { unperformed } from '../../../src/run/testing/reports';
import { makeCheck, makeStep } from '../../helpers/makeStep';

/** What is printed of these events to a pipe, or to a terminal. */
function printed(events: readonly TestEvent[], isTTY = false): { stdout: string; stderr: string } {
  const texts = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) => ({
    isTTY,
    columns: 80,
    on: () => undefined,
    write: (text: string) => (texts[name] += text),
  }));
  const [stdout, stderr] = streams as unknown as readonly NodeJS.WriteStream[];
  assert.ok(stdout && stderr);
  const tell = testPrinter(new Output(stdout, stderr, false));
  for (const event of events) tell(event);
  return texts;
}

const step = makeStep('build', { title: 'Build' });
const check = makeCheck('It runs', 12);
const command = {
  kind: 'command',
  line: 20,
  text: 'grep x',
  target: 'host',
  prompt: '$ ',
  sample: 'x',
  moves: undefined,
  offeredOnly: false,
  manner: undefined,
} as const;
const result = { end: 'exited', exitCode: 1, output: '', ran: 'grep x' } as const;

const report: LabReport = {
  lab: 'x',
  title: 'X',
  file: 'x/lab.md',
  passed: 1,
  failed: 0,
  skipped: 0,
  milliseconds: 1,
  steps: [unperformed(step, 'passed')],
};

describe('testPrinter', () => {
  const table: readonly (readonly [string, TestEvent, string])[] = [
    ['a step', { type: 'step-started', step, index: 1, count: 3 }, '\n2 of 3  Build\n'],
    [
      'how checks stood before',
      {
        type: 'before-looked',
        looks: [
          { check, before: 'failed' },
          { check, before: 'failed' },
          { check, before: 'failed-without-container' },
        ],
      },
      '     before  2 checks failed and 1 check failed only without a container\n',
    ],
    [
      'a command with its sample',
      {
        type: 'command-ended',
        command,
        result,
        report: {
          line: 20,
          text: 'grep x',
          exitCode: 1,
          sample: 'differs',
          difference: { line: 21, words: 'the output ends before "x"' },
        },
      },
      '     $ grep x  [host, exit code 1]\n       sample differs at line 21: the output ends before "x"\n',
    ],
    [
      'a mistake that is noticed',
      {
        type: 'mistake-ended',
        report: {
          line: 30,
          text: 'stop',
          caught: true,
          milliseconds: 0,
          by: { check: 'It runs', seen: 'none' },
        },
      },
      '   ✓ mistake: stop (line 30)\n     noticed by "It runs", which saw none\n',
    ],
    [
      'a mistake that is not',
      { type: 'mistake-ended', report: { line: 30, text: 'stop', caught: false, milliseconds: 0 } },
      '   ✗ mistake: stop (line 30)\n',
    ],
    [
      'a step that is skipped',
      { type: 'step-ended', report: unperformed(step, 'skipped', 'It is only for macOS.') },
      '     It is only for macOS.\n     skipped\n',
    ],
    [
      'what was kept',
      {
        type: 'kept',
        kept: {
          container: 'demo',
          image: 'live-labs/x:run-1',
          folder: '/tmp/live-labs-copy-a1/lab',
        },
      },
      '\nKept: the container demo. Remove it with "docker rm -f demo".\n' +
        'Kept: the image live-labs/x:run-1. Remove it with "docker rmi live-labs/x:run-1".\n' +
        'Kept: the folder /tmp/live-labs-copy-a1/lab in which the test worked. ' +
        'Remove it with "rm -r /tmp/live-labs-copy-a1".\n',
    ],
    [
      'what a thorough test has found',
      {
        type: 'lab-ended',
        report: {
          ...report,
          thorough: {
            checks: 15,
            failedBefore: 15,
            failedWithoutContainer: 7,
            passedAfter: 15,
            mistakes: 8,
            caught: 8,
          },
        },
      },
      '\nSteps: 1 passed, 0 failed, 0 skipped\n' +
        'Checks: 15 of 15 failed before, 7 of them without a container; 15 passed after\n' +
        'Mistakes: 8 of 8 noticed\n',
    ],
  ];
  for (const [name, event, expected] of table) {
    it(`tells ${name}`, () => {
      assert.equal(printed([event]).stdout, expected);
    });
  }

  it('tells a defect at its place in the file', () => {
    const loaded = { lab: { title: 'X' }, file: `${process.cwd()}/labs/lab.md` } as LoadedLab;
    const defect = { line: 12, code: 'check-cannot-fail', message: 'Mend it.' } as const;
    const ended = { ...unperformed(step, 'failed'), defects: [defect] };
    const { stdout } = printed([
      { type: 'lab-started', loaded },
      { type: 'step-ended', report: ended },
    ]);
    assert.match(stdout, /✗ labs\/lab\.md:12 check-cannot-fail: Mend it\.\n/);
  });

  it('tells why a lab could not be tested where it is seen by people and programs alike', () => {
    const error = { code: 'engine-lost', message: 'It has gone.' } as const;
    const { stderr } = printed([{ type: 'lab-ended', report: { ...report, error } }]);
    assert.equal(stderr, 'live-labs: It has gone.\n');
  });

  it('tells what is waited for on a terminal only, and in place of it what came', () => {
    const events: readonly TestEvent[] = [
      { type: 'command-started', command },
      { type: 'check-started', check },
      { type: 'restoring', step },
      { type: 'progress', line: 'done' },
    ];
    assert.equal(printed(events).stdout, '       done\n');
    const stage = { probe: check.probe, withinMilliseconds: 20_000, forMilliseconds: 5000 };
    const staged = { ...check, withinMilliseconds: 10_000, forMilliseconds: 0, then: [stage] };
    const waits = printed([{ type: 'check-started', check: staged }], true).stdout;
    assert.match(waits, /waiting up to 35 s/);
    const { stdout } = printed(events, true);
    assert.match(stdout, /… \$ grep x.*\r.*… It runs.*\r.*… doing "Build" once more.*\r.*done/);
  });
});
