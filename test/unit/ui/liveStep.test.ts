import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { NamedVerdict, StepState } from '../../../src/core/progress/stepState';
import type { LiveStep } from '../../../src/protocol/guide';
import { liveStep } from '../../../src/ui/guide/liveStep';
import { noProgress, type Progress } from '../../../src/ui/guide/progress';

const { lab } = parseLab(`# L
## One
<!-- action: run -->
<!-- check
name: First
container: running
-->
<!-- hint: x -->
<!-- check
name: Second
container: running
-->
<!-- question
id: q
ask: How many?
answer: 17
feedback:
  - when: 5
    say: Too few.
-->
## Two
<!-- step
needs: [one]
-->
`);
const [one, two] = lab.steps;

describe('liveStep', () => {
  const verdict: NamedVerdict = {
    name: 'First',
    state: 'failed',
    expected: 'a container',
    seen: 'none\u202e',
    because: undefined,
    fix: 'run',
    fault: 'you',
    evidence: ['\u001b[31mrow'],
    at: 5,
  };
  const show = (state: StepState, progress: Partial<Progress> = {}, step = one): LiveStep => {
    assert.ok(step);
    return liveStep(
      lab,
      step,
      { ...noProgress, state: () => state, ...progress },
      { names: {}, hints: [], outcomeOf: () => undefined },
    );
  };
  const failed = { kind: 'failed', verdicts: [] } as const;

  it('has what checks have found at the places of those checks', () => {
    const { checks } = show(failed, {
      found: () => [verdict, { ...verdict, name: 'Second', state: 'passed', fix: undefined }],
    });
    assert.deepEqual(Object.keys(checks), ['1', '3']);
    assert.equal(checks[1]?.fix, 'Start Container');
    assert.equal(checks[3]?.state, 'passed');
  });

  it('makes what was seen safe to show', () => {
    const { checks } = show(failed, { found: () => [verdict] });
    assert.equal(checks[1]?.seen, 'none');
    assert.deepEqual(checks[1].evidence, ['row']);
  });

  it('offers no button for what no button can mend', () => {
    const { checks } = show(failed, { found: () => [{ ...verdict, fix: 'open' }] });
    assert.equal(checks[1]?.fix, undefined);
  });

  it('tells nothing of what was found once that container is gone', () => {
    assert.deepEqual(show({ kind: 'gone' }, { found: () => [verdict] }).checks, {});
  });

  it('names the steps that come first, and why a step is skipped', () => {
    const needs = [
      { id: 'one', title: 'One' },
      { id: 'gone', title: 'gone' },
    ];
    assert.deepEqual(show({ kind: 'blocked', by: ['one', 'gone'] }, {}, two).needs, needs);
    assert.equal(show({ kind: 'open' }, {}, two).needs, undefined);
    assert.equal(show({ kind: 'skipped', reason: 'Not here.' }).why, 'Not here.');
  });

  it('says to an answer what its author says, and what was measured', () => {
    const memory = { ...noProgress.memory, answers: { q: '5' }, measured: { q: '17' } };
    assert.deepEqual(show({ kind: 'open' }, { memory }).answers, {
      4: { text: '5', is: 'wrong', say: 'Too few.', measured: '17' },
    });
    assert.deepEqual(show({ kind: 'open' }).answers, {});
  });

  it('has what a gate keeps back, and nothing of one that is open', () => {
    const { lab: gated } = parseLab(`## A
<!-- step: { id: a } -->
## B
<!-- step: { id: b, gate: true } -->
<!-- question: { id: q, ask: How many? } -->
\`\`\`console
$ ls
\`\`\`
`);
    const [, step] = gated.steps;
    assert.ok(step);
    const gate = (state: StepState, answers = {}): LiveStep['gate'] => {
      const memory = { ...noProgress.memory, answers };
      const progress = { ...noProgress, memory, state: () => state };
      return liveStep(gated, step, progress, { names: {}, hints: [], outcomeOf: () => undefined })
        .gate;
    };
    assert.deepEqual(gate({ kind: 'blocked', by: ['a'] }), {
      steps: [{ id: 'a', title: 'A' }],
      waiting: [],
    });
    assert.deepEqual(gate({ kind: 'open' }), { steps: [], waiting: [1] });
    assert.equal(gate({ kind: 'open' }, { q: '2' }), undefined);
    const known = { names: {}, hints: [], outcomeOf: () => undefined };
    assert.equal(liveStep(gated, step, noProgress, known).gate, undefined);
  });
});
