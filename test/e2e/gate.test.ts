import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { axeFindings } from '../helpers/axe';
import { CodeServer } from '../helpers/codeServer';
import { Guide } from '../helpers/guide';
import { inStages } from '../helpers/inStages';
import { Student } from '../helpers/student';

/** Its container is never started: all that it looks at is on this machine. */
const lab = `---
format: 1
lab: gated
container: { container_name: live-labs-e2e-gated, image: 'scratch:none' }
---
# A gated lab

## Make the file
<!-- step: { id: make } -->

\`\`\`console
student@lab:~/gated$ echo three > made.txt
\`\`\`
<!-- check
name: The file is there
file: { path: made.txt, on: host, contains: three }
-->

## Count its words
<!-- step: { id: count, gate: true } -->

Everybody may read this.

<!-- question
id: guess
ask: How many words are in the file?
answer: 1
-->

\`\`\`console
student@lab:~/gated$ wc -w made.txt
1 made.txt
\`\`\`
<!-- check
name: You have answered
answer: guess
-->
`;

// A lab may keep a step back: in the page, in the view, and whoever else asks for it.
describe('a step with a gate', function () {
  this.timeout(120_000);
  let code: CodeServer;
  let student: Student;
  let guide: Guide;

  before(async () => {
    code = await CodeServer.open({
      fill: async (workspace) => {
        await mkdir(join(workspace, 'gated'));
        await writeFile(join(workspace, 'gated', 'lab.md'), lab);
      },
    });
    student = new Student(code);
    guide = new Guide(student, 'A gated lab');
    await code.command('Live Labs: Focus on Labs View');
    await student.row('Lab A gated lab').waitFor();
  });

  after(() => code[Symbol.asyncDispose]());

  inStages(() => code.screenshot('failed-gate'));

  it('can be read, and says what opens it', async () => {
    await student.row('Step Count its words: needs other steps first').click();
    await guide.heading('Count its words').waitFor();
    await guide.page.getByText('Everybody may read this.').waitFor();
    await guide.page.getByText('opens once you have passed:').waitFor();
    assert.equal(await guide.button('Run: wc').isDisabled(), true);
    assert.equal(await guide.button('Answer').isDisabled(), true);
    assert.equal(await guide.button('Copy: wc').isDisabled(), false);
    assert.deepEqual(await axeFindings(await guide.frame()), []);
    await code.screenshot('70-gate-steps');
  });

  it('is not done by the button of its row either, which leads to what is first', async () => {
    await student.unfold('Count its words');
    await student.pressPart('Run: wc');
    const refused = student.message('opens once you have passed "Make the file"');
    await refused.getByRole('button', { name: 'Open "Make the file"' }).click();
    await guide.heading('Make the file').waitFor();
  });

  it('opens when that is passed, but for what comes after its question', async () => {
    await guide.button('Run: echo three').click();
    await student.allow();
    await guide.passed('Make the file');
    await guide.open('Count its words');
    await guide.page.getByText('waits for your answer above').waitFor();
    assert.equal(await guide.button('Run: wc').isDisabled(), true);
    await code.screenshot('71-gate-answer');
    await student.pressPart('Run: wc');
    await student.message('comes after your answer to: How many words').waitFor();
    await guide.page.getByRole('textbox').fill('1');
    await guide.page.getByRole('textbox').press('Enter');
    await guide.passed('Count its words');
    await guide.button('Run: wc').click();
    await student.terminalShows('1 made.txt');
    await code.screenshot('72-gate-open');
  });
});
