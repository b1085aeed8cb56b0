import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabReport } from '../../src/run/testReport';
import { CliProcess } from '../helpers/cliProcess';
import { labLeftOvers, tested as testedWith, type Tested } from '../helpers/labTests';
import { describeWithEngine } from '../helpers/realEngine';

const lab = (name: string): string => `test/fixtures/run/${name}`;

/** A folder that a fixture's command makes on this machine, where its container cannot undo it. */
const madeOnce = '/tmp/live-labs-test-once';

describeWithEngine('live-labs test, honestly', (real) => {
  let home: string;
  let environment: NodeJS.ProcessEnv;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'live-labs-'));
    environment = { LIVE_LABS_HOME: home };
  });
  after(() => rm(home, { recursive: true }));
  afterEach(async () => {
    await rm(madeOnce, { recursive: true, force: true });
    assert.deepEqual(await labLeftOvers(real.engine), []);
    assert.deepEqual(running(/^sleep 471\d$/), []);
  });

  const tested = (...words: readonly string[]): Promise<Tested> => testedWith(words, environment);

  describe('a lab that does all that a lab can say', () => {
    let report: LabReport;
    let exitCode: number | null;
    before(async () => {
      ({ report, exitCode } = await tested(lab('honest')));
    });

    it('passes', () => {
      const states = report.steps.map(({ id, state }) => `${id} ${state}`);
      assert.deepEqual(states, [
        'start passed',
        'commands passed',
        'solved passed',
        'watched passed',
        'elsewhere skipped',
        'elsewhere-too skipped',
        'until-ctrl-c passed',
        'ended passed',
        'until-enter passed',
        'let-go passed',
        'until-release passed',
        'still-there passed',
        'release passed',
      ]);
      assert.equal(exitCode, 0);
    });

    it('lets a command fail that may', () => {
      assert.deepEqual(
        step(report, 'commands').commands.map((command) => command.exitCode),
        [1, 0, 0],
      );
    });

    it('does the solution in place of the commands and actions', () => {
      assert.deepEqual(step(report, 'solved').commands, []);
    });

    it('says why a step is not for here, and what needs it', () => {
      assert.match(step(report, 'elsewhere').reason ?? '', /only for Windows/);
      assert.match(step(report, 'elsewhere-too').reason ?? '', /needs elsewhere, which is skipped/);
    });

    it('tells of each sample whether it is what was printed, without failing for it', () => {
      const samples = report.steps
        .flatMap(({ commands }) => commands)
        .flatMap(({ sample, difference }) =>
          sample === undefined ? [] : [{ sample, difference }],
        );
      assert.deepEqual(samples, [
        {
          sample: 'differs',
          difference: { line: 39, words: 'the text has "2" where the output has "two", in "two"' },
        },
        ...Array.from({ length: 3 }, () => ({ sample: 'matches', difference: undefined })),
      ]);
    });
  });

  it('says of each command that fails at which line, how, and what it printed last', async () => {
    const { report, exitCode } = await tested(lab('faulty'));
    const reasons = report.steps.map(({ state, reason }) => `${state}: ${reason ?? ''}`);
    const expected = [
      /^passed: $/,
      /^failed: .*\(line 27\) failed \(exit code 1\)\. It printed last: looking\..*may_fail: true/,
      /^failed: .*\(line 44\) was not finished when its time was over\. .*: begun\..*"within"/,
      /^failed: .*\(line 61\) did not print the last line of its sample.*: something else\./,
      /^failed: .*\(line 78\) was to go on running, and failed .*\(exit code 4\)/,
      /^failed: .*\(line 96\) did not end by ENTER\./,
      /^failed: The command "test -d .*failed \(exit code 1\)/,
      /^blocked: It needs fails to pass first\.$/,
    ];
    for (const [index, form] of expected.entries()) assert.match(reasons[index] ?? '', form);
    assert.equal(reasons.length, expected.length);
    assert.equal(exitCode, 1);
  });

  it('proves in three runs that each check can fail', async () => {
    const { report, exitCode } = await tested(lab('honest'), '--thorough');
    assert.deepEqual(report.thorough, {
      checks: 11,
      failedBefore: 11,
      failedWithoutContainer: 3,
      passedAfter: 11,
      mistakes: 6,
      caught: 6,
    });
    assert.deepEqual(
      report.steps.flatMap(({ defects }) => defects),
      [],
    );
    assert.equal(exitCode, 0);
  });

  it('names every defect of a lab at its line', async () => {
    const { report, exitCode } = await tested(lab('defects'), '--thorough');
    assert.deepEqual(
      report.steps.flatMap(({ defects }) => defects).map(({ code, line }) => `${code} ${line}`),
      [
        'check-cannot-fail 36',
        'step-passes-undone 42',
        'mistake-not-caught 91',
        'mistake-failed 111',
        'step-not-repeatable 131',
      ],
    );
    assert.equal(step(report, 'enough').state, 'passed');
    assert.equal(step(report, 'after').state, 'blocked');
    assert.equal(exitCode, 1);
  });

  it('tests with --step only that one in three runs', async () => {
    const { report } = await tested(lab('honest'), '--thorough', '--step', 'commands');
    const states = report.steps.slice(0, 3).map(({ state }) => state);
    assert.deepEqual(states, ['passed', 'passed', 'skipped']);
    const { checks, mistakes, caught } = report.thorough ?? {};
    assert.deepEqual([checks, mistakes, caught], [1, 2, 2]);
  });

  it('gives each lab its own result, also beside one that cannot be read', async () => {
    const names = ['/nowhere', lab('dies'), lab('tiny')];
    const { labs, exitCode, stderr } = await tested(...names);
    assert.deepEqual(
      labs.map(({ lab: id, error, failed }) => [id, error?.code, failed]),
      [
        ['/nowhere', 'lab-unreadable', 0],
        ['test-dies', undefined, 1],
        ['test-tiny', undefined, 1],
      ],
    );
    assert.match(stderr, /\/nowhere could not be read/);
    assert.equal(exitCode, 2);
  });

  it('writes a file for readers of JUnit', async () => {
    const file = join(home, 'reports', 'labs.xml');
    await tested(lab('defects'), '--thorough', '--junit', file);
    const text = await readFile(file, 'utf8');
    assert.match(
      text,
      /<testsuite name="test-defects" tests="\d+" failures="5" errors="0" skipped="1"/,
    );
    const { status } = spawnSync('python3', [
      '-c',
      'import sys; from xml.dom import minidom; minidom.parse(sys.argv[1])',
      file,
    ]);
    assert.equal(status, 0, 'it is XML');
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
    it(`leaves no command running after ${signal}`, async () => {
      const cli = new CliProcess(['test', lab('holding')], environment);
      await cli.printed('sleep 4713  [host, goes on running]');
      await cli.printed('sleep 4714  [container, goes on running]');
      await cli.printed('waiting');
      assert.equal(running(/^sleep 471[34]$/).length, 2);
      cli.child.kill(signal);
      await cli.end();
      if (signal !== 'SIGKILL') return;
      // The host's own ends with the process; what is in the container, with the next run.
      while (running(/^sleep 4713$/).length > 0) await real.pause();
      await tested(lab('tiny'), '--step', 'start');
    });
  }

  /** Command lines of processes of this machine, those in containers among them. */
  function running(form: RegExp): readonly string[] {
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => form.test(line));
  }
});

function step({ steps }: LabReport, id: string): LabReport['steps'][number] {
  const found = steps.find((each) => each.id === id);
  assert.ok(found);
  return found;
}
