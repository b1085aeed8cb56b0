import assert from 'node:assert/strict';
import type { Check } from '../../../src/core/lab/model';
import { parseLab } from '../../../src/core/lab/parseLab';

const text = `---
container: { container_name: demo, image: "demo:1" }
---
## One
<!-- question: { id: q, ask: How many?, answer: 3, predicts: { connections: queued, during: two } } -->
\`\`\`console
root@demo:/# ls
\`\`\`
\`\`\`console
root@demo:/# ls
here
root@demo:/# cat <<END
> it
> END
it
\`\`\`
<!-- check
name: all of it
all:
  - command: ls
  - not: { answer: q }
within: 1 s
then: { command: "cat <<END\\nit\\nEND" }
because: [{ when: { answer: q }, say: x }]
-->
## Two
<!-- command: { may_fail: true } -->
\`\`\`console
student@os:~$ ls
there
\`\`\`
<!-- check: { name: its own, command: ls } -->
`;

describe('what a check names', () => {
  const { lab, problems } = parseLab(text);
  const checks = lab.steps.flatMap(({ items }) =>
    items.filter((item): item is Check => item.kind === 'check'),
  );
  const ls = { text: 'ls', target: 'container', sample: 'here', mayFail: false };
  const question = {
    id: 'q',
    type: 'number',
    choices: [],
    answer: '3',
    feedback: [],
    isPrediction: true,
  };

  it('stands in it, also inside all, any and not, in stages and in reasons', () => {
    assert.deepEqual(problems, []);
    const [check] = checks;
    assert.deepEqual(check?.probe.expects, [{ command: ls }, { not: { answer: question } }]);
    assert.deepEqual(check.because[0]?.when.expects, question);
    const [{ probe } = { probe: undefined }] = check.then;
    assert.deepEqual(probe?.expects, {
      text: 'cat <<END\nit\nEND',
      target: 'container',
      sample: 'it',
      mayFail: false,
    });
  });

  it('is a command of its own step', () => {
    assert.deepEqual(checks[1]?.probe.expects, {
      text: 'ls',
      target: 'host',
      sample: 'there',
      mayFail: true,
    });
  });
});
