import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bigLab } from '../../bench/guide/bigLab';
import { axeFindings } from '../helpers/axe';
import { CodeServer } from '../helpers/codeServer';
import { Guide } from '../helpers/guide';
import { Student } from '../helpers/student';

describe('the guide of a lab of 300 steps', function () {
  this.timeout(120_000);
  let student: Student;
  let guide: Guide;

  before(async () => {
    const code = await CodeServer.open({
      // Nobody has said yet that the workspace is trusted, so the page has something to tell.
      asksForTrust: true,
      keys: { f7: { command: 'liveLabs.openGuide', args: 'big-lab' } },
      fill: async (workspace) => {
        await mkdir(join(workspace, 'big-lab'));
        await writeFile(join(workspace, 'big-lab', 'lab.md'), bigLab(300));
      },
    });
    student = new Student(code);
    guide = new Guide(student, 'A big lab');
    await student.question().getByRole('button', { name: /^No/ }).click();
  });

  after(() => student[Symbol.asyncDispose]());

  it('opens with all its steps, and says what is missing', async () => {
    await student.page.keyboard.press('F7');
    await guide.heading('Step 1').waitFor();
    await guide.page.locator('nav li').nth(299).waitFor();
    assert.equal(await guide.page.locator('nav li').count(), 300);
    await guide.page.getByRole('button', { name: 'Manage trust' }).waitFor();
  });

  for (const theme of ['light', 'contrast', 'contrastLight', 'dark'] as const)
    it(`has nothing that axe finds fault with, in the theme ${theme}`, async () => {
      await student.code.theme(theme);
      assert.deepEqual(await axeFindings(await guide.frame()), []);
      await student.code.screenshot(`55-guide-big-${theme}`);
    });

  it('goes to any of them, and shows what it says', async () => {
    await guide.heading('Step 1').press('s');
    await student.page.keyboard.press('End');
    await student.page.keyboard.press('Enter');
    await guide.heading('Step 300').waitFor();
    await guide.page.getByText('How many threads has each worker of step 300?').first().waitFor();
    for (const title of ['Step 299', 'Step 298']) {
      await student.page.keyboard.press('k');
      await guide.heading(title).waitFor();
    }
    await guide.page.getByText('The question of step 298 is answered').waitFor();
  });

  it('comes back at the same step and place', async () => {
    const frame = await guide.frame();
    await frame.evaluate('scrollTo(0, 300)');
    await guide.until('scrollY === 300');
    await student.page.getByRole('tab', { name: /^A big lab/ }).waitFor();
    // Another editor hides it, and VS Code throws the view away.
    await student.code.command('File: New Untitled Text File');
    await student.page.locator('iframe.webview').waitFor({ state: 'hidden' });
    await student.page.getByRole('tab', { name: /^A big lab/ }).click();
    await guide.heading('Step 298').waitFor();
    await guide.until('scrollY === 300');
  });
});
