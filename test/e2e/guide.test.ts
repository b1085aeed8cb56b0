import assert from 'node:assert/strict';
import type { Engine } from '../../src/core/ports';
import { ApacheStudent } from '../helpers/apacheStudent';
import { axeFindings } from '../helpers/axe';
import { Guide } from '../helpers/guide';
import { inStages } from '../helpers/inStages';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e-guide';

// The page of a lab, by real clicks: each stage needs the last.
describe('a student in the guide', function () {
  this.timeout(150_000);
  let passage: ApacheStudent;
  let engine: Engine;
  let student: Student;
  let guide: Guide;

  before(async () => {
    passage = await ApacheStudent.open(container, { theme: 'dark' });
    ({ engine, student } = passage);
    guide = new Guide(student, 'apache2 live action');
  });

  after(() => passage[Symbol.asyncDispose]());

  inStages(() => keep('failed-guide'));

  const keep = (name: string): Promise<string> => student.code.screenshot(name);

  it('opens at the first step that is to be done', async () => {
    await student.showLabs();
    await (await student.code.palette('Labs: Open Guide')).first().click();
    await student.pick('apache2 live action');
    await guide.heading('Build and run').waitFor();
    await guide.page.getByText('0 of 9 steps · about 25 min left').waitFor();
  });

  it('shows a failed check with what was expected and seen, and mends it by its one button', async () => {
    await guide.button('Check this step').click();
    await guide.page.getByText('No container has been started yet.', { exact: true }).waitFor();
    await guide.button('Check again').waitFor();
    await student.row('Step Build and run: not passed').waitFor();
    await keep('41-guide-failed');
    await guide.page.locator('.check').getByRole('button', { name: 'Start Container' }).click();
    await student.allow();
    await guide.passed('Build and run');
    await guide.page.getByText('1 of 9 steps').waitFor();
    await guide.page.locator('.check.passed').getByText(/^Saw /).waitFor();
  });

  it('runs a command of this machine, and shows what the check has seen', async () => {
    await guide.button('Next: It works').click();
    await guide.heading('It works').waitFor();
    await guide.button('Run: curl localhost:').click();
    await student.terminalShows('It works!');
    await guide.passed('It works');
  });

  it('opens the shell inside by the command that enters the container, and runs there', async () => {
    await guide.open('Look at the processes');
    await guide.button('Open shell: docker exec').click();
    await student.terminalShows(`docker exec -it ${container} bash`);
    await guide.button('Run: ps -ef').click();
    await student.terminalShows('ps -ef');
    await guide.passed('Look at the processes');
    await keep('42-guide-processes');
  });

  it('tells a hint where it is asked for', async () => {
    await guide.open('Which MPM?');
    await guide.button('Hint 1 of 1').click();
    await guide.page.locator('.hints').getByText('Compare the first character').waitFor();
    await guide.page.getByRole('button', { name: 'Hint' }).waitFor({ state: 'detached' });
    await guide.button('Run: httpd -M').click();
    await guide.passed('Which MPM?');
  });

  it('only inserts where that is wanted, and copies', async () => {
    await guide.open('Count the threads');
    await guide.button('Insert: ps -efL').click();
    await student.terminalShows('ps -efL');
    // Nothing was run yet, so nothing can be ticked; a check would have been asked by now.
    await guide.button('Copy: ps -efL').click();
    await guide.step('Count the threads', 'not done yet').waitFor();
    await student.page.locator('.terminal-wrapper.active .xterm-screen').click();
    await student.page.keyboard.press('Enter');
    await guide.passed('Count the threads');
    await keep('43-guide-threads');
  });

  it('takes a prediction, and later shows what was measured beside it', async () => {
    await guide.open('Predict');
    await guide.page.locator('.question').getByRole('button', { name: 'Predict' }).click();
    await guide.page.locator('.reply').getByText('Give an answer.').waitFor();
    await guide.page.getByRole('textbox').fill('5');
    await guide.page.getByRole('textbox').press('Enter');
    await guide.passed('Predict');
    await guide.open('Flood');
    await guide.button('Flood 100 Connections').click();
    await guide.passed('Flood');
    await guide.open('Predict');
    const measured = guide.page.locator('.measured');
    await measured.scrollIntoViewIfNeeded();
    await measured.getByText('17').waitFor();
    assert.match(await measured.innerText(), /Predicted\s+5\s+Measured\s+17/);
    await keep('44-guide-predicted');
  });

  it('shows a check that fails because of what is held, with the author\u2019s reason', async () => {
    await guide.open('Release');
    await guide.button('Check this step').click();
    // The pool has half a minute to shrink in before its check may fail.
    const reason = guide.page.getByText('Connections are still held.', { exact: true });
    await reason.first().waitFor({ timeout: 90_000 });
    await guide.page.locator('.check.failed').last().scrollIntoViewIfNeeded();
    await keep('45-guide-held');
    await guide.page
      .locator('.check.failed')
      .first()
      .getByRole('button', { name: 'Release Connections' })
      .click();
    await guide.passed('Release');
  });

  it('is found again after a reload, at the same step and place', async () => {
    await guide.open('Flood');
    const frame = await guide.frame();
    await frame.evaluate('scrollTo(0, 150)');
    await guide.until('scrollY === 150');
    // In a browser VS Code keeps every five seconds what its views remember.
    await student.page.waitForTimeout(8000);
    await student.code.reload();
    await guide.heading('Flood').waitFor({ timeout: 60_000 });
    await guide.passed('Flood');
    await guide.page.locator('.check.passed').getByText(/^Saw /).first().waitFor();
    await guide.until('scrollY === 150');
    await guide.open('Predict');
    await guide.page.locator('.measured').getByText('17').waitFor();
  });

  it('goes to a step by its row in the view, and by the keyboard', async () => {
    await student.row('Step Which MPM?').click();
    await guide.heading('Which MPM?').waitFor();
    await guide.heading('Which MPM?').press('j');
    await guide.heading('Count the threads').waitFor();
    await student.page.keyboard.press('k');
    await guide.heading('Which MPM?').waitFor();
  });

  for (const theme of ['dark', 'light', 'contrast'] as const)
    it(`has nothing that axe finds fault with, in the theme ${theme}`, async () => {
      await student.code.theme(theme);
      for (const title of ['Look at the processes', 'Count the threads', 'Predict', 'Clean up']) {
        await guide.open(title);
        assert.deepEqual(await axeFindings(await guide.frame()), [], title);
      }
      await guide.open('Count the threads');
      await keep(`46-guide-${theme}`);
    });

  it('is read in a narrow column', async () => {
    await student.code.theme('dark');
    await student.page.setViewportSize({ width: 660, height: 900 });
    await guide.page.getByRole('button', { name: 'Steps', exact: true }).click();
    await guide.step('Build and run').waitFor();
    await keep('47-guide-narrow-steps');
    await guide.open('Count the threads');
    await keep('48-guide-narrow');
    const wide = await (await guide.frame()).evaluate('document.body.scrollWidth > innerWidth');
    assert.equal(wide, false);
    assert.deepEqual(await axeFindings(await guide.frame()), []);
    await student.page.setViewportSize({ width: 1400, height: 900 });
  });

  it('cleans up, and all is passed', async () => {
    await guide.open('Clean up');
    await guide.button('Stop Container').click();
    await guide.passed('Clean up');
    await guide.page.getByText('9 of 9 steps · done').waitFor();
    assert.equal(await engine.container(container), undefined);
    await keep('49-guide-done');
  });
});
