import assert from 'node:assert/strict';
import type { Step } from '../../../src/core/lab/model';
import { parseLab } from '../../../src/core/lab/parseLab';
import { closedBy } from '../../../src/core/progress/closedBy';
import type { StepState } from '../../../src/core/progress/stepState';
import { StepTracker } from '../../../src/core/progress/stepTracker';

function stepWith(gate: string): Step {
  const { lab } = parseLab(`## One
## Two
<!-- step: { id: two, needs: one, gate: ${gate} } -->
\`\`\`console
$ echo first
\`\`\`
<!-- question: { id: q, ask: How many? } -->
\`\`\`console
$ echo second
\`\`\`
<!-- action: run -->
<!-- question: { id: r, ask: And now? } -->
`);
  const step = lab.steps.find(({ id }) => id === 'two');
  assert.ok(step);
  return step;
}

const open: StepState = { kind: 'open' };
const blocked: StepState = { kind: 'blocked', by: ['one'] };

describe('closedBy', () => {
  const rows: readonly (readonly [
    gate: string,
    state: StepState,
    answered: readonly string[],
    closed: readonly string[],
  ])[] = [
    // First command, question, second command, action, last question; then what mends the step.
    ['false', blocked, [], ['', '', '', '', '', '']],
    ['true', blocked, ['q', 'r'], ['one', 'one', 'one', 'one', 'one', 'one']],
    ['needs', open, [], ['', '', '', '', '', '']],
    ['answers', blocked, [], ['', '', 'q', 'q', '', 'q']],
    ['true', open, ['q'], ['', '', '', '', '', 'r']],
    ['true', { kind: 'passed' }, ['q', 'r'], ['', '', '', '', '', '']],
  ];
  for (const [gate, state, answered, expected] of rows)
    it(`with "${gate}" in a step that is ${state.kind}, with ${answered.join(', ') || 'no'} answers`, () => {
      const step = stepWith(gate);
      const answers = Object.fromEntries(answered.map((id) => [id, '1']));
      const told = [...step.items, undefined].map((item) => {
        const closed = closedBy(step, item, { state, answers });
        if (closed === undefined) return '';
        return closed.kind === 'steps' ? closed.steps.join(' ') : closed.question.id;
      });
      assert.deepEqual(told, expected);
    });

  it('waits only for steps that can be passed here', () => {
    const check = '<!-- check: { name: x, container: running } -->\n';
    const only = '<!-- only: { os: mac } -->\n';
    const { lab } = parseLab(
      `## One\n${check}## Two\n${only}${check}## Three\n## Four\n<!-- step: { gate: true } -->\n${check}`,
    );
    const tracker = new StepTracker(lab, 'v', undefined);
    const four = lab.steps[3];
    assert.ok(four);
    tracker.settleIn({ os: 'linux', engine: 'docker', architecture: 'x64' });
    assert.deepEqual(tracker.state(four), { kind: 'blocked', by: ['one'] });
  });
});
