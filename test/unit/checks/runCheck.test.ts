import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { runCheck } from '../../../src/core/checks/runCheck';
import type { Check } from '../../../src/core/lab/model';
import type { NamedQuestion } from '../../../src/core/lab/namedItems';
import { FakeClock } from '../../helpers/fakeClock';
import { fakeObserver } from '../../helpers/fakeObserver';

/** A question to which any text is an answer. */
function question(id: string): NamedQuestion {
  return { id, type: 'text', choices: [], answer: undefined, feedback: [], isPrediction: false };
}

const check: Check = {
  kind: 'check',
  line: 1,
  name: 'Answered',
  probe: { kind: 'answer', expects: question('q') },
  withinMilliseconds: 1000,
  forMilliseconds: 0,
  then: [],
  because: [
    {
      when: { kind: 'answer', expects: question('other') },
      say: 'You answered the other one.',
      fix: 'release',
    },
  ],
};

describe('runCheck', () => {
  it('passes at the first look that holds', async () => {
    const clock = new FakeClock();
    let looks = 0;
    const answers = (): Record<string, string> => (++looks < 3 ? {} : { q: '17' });
    const verdict = await runCheck(check, fakeObserver({ answers }), clock);
    assert.equal(verdict.state, 'passed');
    assert.equal(verdict.fault, undefined);
    assert.equal(looks, 3);
  });

  it('fails when its time is over, with the last observation', async () => {
    const clock = new FakeClock();
    const verdict = await runCheck(check, fakeObserver({}), clock);
    assert.equal(verdict.state, 'failed');
    assert.equal(verdict.seen, 'no answer yet');
    assert.equal(verdict.fault, 'you');
    assert.equal(clock.now(), 1000);
  });

  it("gives the author's reason that fits", async () => {
    const verdict = await runCheck(
      check,
      fakeObserver({ answers: () => ({ other: '1' }) }),
      new FakeClock(),
    );
    assert.equal(verdict.because, 'You answered the other one.');
    assert.equal(verdict.fix, 'release');
  });

  for (const [code, fault] of [
    ['container-missing', 'you'],
    ['sample-failed', 'environment'],
    ['descriptors-missing', 'environment'],
  ] as const) {
    it(`takes ${code} on its way for a reason, fault ${fault}`, async () => {
      const failure = new LabsError(code, { name: 'apache2-test', why: 'gone' });
      const verdict = await runCheck(
        { ...check, probe: { kind: 'processes', expects: {} } },
        fakeObserver({ snapshot: () => Promise.reject(failure) }),
        new FakeClock(),
      );
      assert.equal(verdict.state, 'failed');
      assert.equal(verdict.fault, fault);
      assert.match(verdict.seen, /apache2-test/);
    });
  }

  it('fills in what texts name, also what it expects in words', async () => {
    const asked: string[] = [];
    const part = {
      exec: { run: 'echo {{port.80}}', contains: 'at {{ port.80 }}', lacks: '{{Nope}}' },
    };
    const verdict = await runCheck(
      { ...check, probe: { kind: 'all', expects: [part, part] } },
      fakeObserver({
        exec: (line) =>
          Promise.resolve({
            exitCode: 0,
            stdout: `at 8081 ${String(asked.push(line))}`,
            stderr: '',
          }),
        values: () => Promise.resolve({ 'port.80': '8081' }),
      }),
      new FakeClock(),
    );
    assert.equal(verdict.state, 'passed');
    assert.deepEqual(asked, ['echo 8081']);
    assert.match(verdict.expected, /^"echo 8081" to give exit code 0, "at 8081" and no "{{Nope}}"/);
  });

  it('fills in what the author says of a failure', async () => {
    const because = check.because.map((reason) => ({ ...reason, say: 'See {{port.80}}, {{x}}.' }));
    const observer = fakeObserver({
      answers: () => ({ other: '1' }),
      values: () => Promise.resolve({ 'port.80': '8081' }),
    });
    const verdict = await runCheck({ ...check, because }, observer, new FakeClock());
    assert.equal(verdict.because, 'See 8081, {{x}}.');
  });

  it('throws what is not a known failure', async () => {
    const defect = new Error('defect');
    const broken = fakeObserver({
      answers: () => {
        throw defect;
      },
    });
    await assert.rejects(runCheck(check, broken, new FakeClock()), /defect/);
  });

  it('ends at once when aborted', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'));
    await assert.rejects(runCheck(check, fakeObserver({}), new FakeClock(), signal), /interrupted/);
  });

  it('reads facts again while the container is not there, and only then', async () => {
    let reads = 0;
    const names = (): Promise<Record<string, number>> =>
      Promise.resolve(++reads < 3 ? {} : { ThreadsPerChild: 5 });
    await runCheck(check, fakeObserver({ names }), new FakeClock());
    assert.equal(reads, 3);
  });
});
