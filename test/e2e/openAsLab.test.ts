import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { CodeServer } from '../helpers/codeServer';
import { Guide } from '../helpers/guide';
import { inStages } from '../helpers/inStages';
import { RealEngine, type Held } from '../helpers/realEngine';
import { Student } from '../helpers/student';

const web = 'live-labs-e2e-opened';

/** A course text that knows nothing of Live Labs. */
const course = `# Containers by hand

What a course text says before its first part.

## On your machine

The folder of this text:

\`\`\`console
student@os:~/course$ echo "from $(basename "$PWD")"
from course
\`\`\`

## Inside

\`\`\`console
student@os:~/course$ docker run -d --name ${web} httpd:2.4
student@os:~/course$ docker exec -it ${web} sh
root@56b9a761d598:/# echo "pid 1 is $(cat /proc/1/comm)"
pid 1 is sleep
root@56b9a761d598:/# exit
\`\`\`

## Somewhere

\`\`\`console
student@os:~/course$ docker run -it alpine sh
/ # hostname
\`\`\`
`;

// Any Markdown file as a lab, by real clicks: each stage needs the last.
describe('a course text that is opened as a lab', function () {
  this.timeout(120_000);
  const real = new RealEngine();
  let container: Held | undefined;
  let code: CodeServer;
  let student: Student;
  let guide: Guide;
  let notes: Guide;

  before(async () => {
    await real.open();
    code = await CodeServer.open({
      settings: { 'files.autoSave': 'off' },
      fill: async (workspace) => {
        await mkdir(join(workspace, 'course'));
        await writeFile(join(workspace, 'course', 'README.md'), course);
        await writeFile(
          join(workspace, 'course', 'notes.md'),
          '# Only notes\n\nWords that are only read.\n',
        );
      },
    });
    student = new Student(code);
    guide = new Guide(student, 'Containers by hand');
    notes = new Guide(student, 'Only notes');
  });

  after(async () => {
    await code[Symbol.asyncDispose]();
    await container?.[Symbol.asyncDispose]();
    await real.close();
  });

  inStages(() => code.screenshot('failed-opened'));

  const file = (name: string): Locator =>
    code.page.getByRole('treeitem', { name, exact: true }).first();

  /** A menu takes no click that comes as soon as it is there, since that may be the one that opened it. */
  const chooseOpenAsLab = async (): Promise<void> => {
    const item = code.page.getByRole('menuitem', { name: 'Open as Lab' });
    await item.waitFor();
    do await item.click();
    while (!(await isGone(item)));
  };

  it('is opened from the context menu of the explorer, in place', async () => {
    await code.command('View: Show Explorer');
    await file('course').click();
    await file('README.md').click({ button: 'right' });
    await chooseOpenAsLab();
    await guide.heading('On your machine').waitFor();
    await guide.page.getByText('3 steps', { exact: true }).waitFor();
    await code.screenshot('60-opened-explorer');
  });

  it('is among the labs as long as its page is open', async () => {
    await code.command('Live Labs: Focus on Labs View');
    const row = student.row('Lab Containers by hand, opened as a lab, in course/README.md');
    await row.waitFor();
    await code.command('View: Close All Editors');
    await row.waitFor({ state: 'detached' });
  });

  it('opens as text by a double click, as Markdown always does', async () => {
    await code.command('View: Show Explorer');
    await file('README.md').dblclick();
    await code.page.locator('.monaco-editor .view-lines').getByText('Containers by hand').waitFor();
    assert.equal(await code.page.locator('iframe.webview').count(), 0);
  });

  it('is opened beside its editor by the button in the title', async () => {
    await code.page.getByRole('button', { name: 'Open as Lab' }).click();
    await guide.heading('On your machine').waitFor();
    await code.page.getByRole('tab', { name: 'README.md' }).first().waitFor();
    await code.screenshot('61-opened-beside');
  });

  it('runs a command in the folder of the text, after one question about the text', async () => {
    await guide.button('Run: echo').click();
    const question = student.question();
    await question.getByText('May the commands of the file "README.md" run').waitFor();
    await question.getByText(`[${web}] $ exit`).waitFor();
    await code.screenshot('62-opened-question');
    await student.allow();
    await student.terminalShows('from course');
    await code.screenshot('63-opened-ran');
  });

  it('shows at once what is written, and asks anew before the new words run', async () => {
    await code.page.locator('.monaco-editor .view-lines').first().click();
    await code.page.keyboard.press('Control+Home');
    await code.page.keyboard.press('Control+F');
    await code.page.locator('.find-widget textarea').first().fill('from $(basename');
    await code.page.keyboard.press('Enter');
    await code.page.keyboard.press('Escape');
    await code.page.keyboard.type('now in $(basename');
    await guide.button('Run: echo "now in').waitFor();
    assert.match(await readFile(join(code.workspace, 'course', 'README.md'), 'utf8'), /"from \$/);
    await guide.button('Run: echo "now in').click();
    await student.question().getByText('echo "now in').waitFor();
    await student.allow();
    await student.terminalShows('now in course');
    await code.screenshot('64-opened-edited');
  });

  it('opens a shell in the container that the text names, and runs in it', async () => {
    await guide.button('Next: Inside').click();
    await guide.page.getByText(`inside ${web}`).first().waitFor();
    await guide.button('Open shell: docker exec').click();
    await student.message(`No container named ${web} is running`).waitFor();
    await code.screenshot('65-opened-absent');
    // As the command above it does; not every engine has a docker command.
    container = await real.run({ name: web });
    await guide.button('Open shell: docker exec').click();
    await student.terminalShows(`docker exec -it ${web}`);
    await guide.button('Run: echo "pid 1').click();
    await student.terminalShows('pid 1 is sleep');
    await code.screenshot('66-opened-inside');
  });

  it('only copies what belongs into a container that nobody knows', async () => {
    await guide.button('Next: Somewhere').click();
    await guide.button('Copy: hostname').waitFor();
    assert.equal(await guide.button('Run: hostname').count(), 0);
  });

  const tab = (name: string): Locator => code.page.getByRole('tab', { name }).first();

  it('has its heading first and nothing to check where the text has no step', async () => {
    await code.command('View: Show Explorer');
    await file('notes.md').click({ button: 'right' });
    await chooseOpenAsLab();
    await notes.page.locator('article > header:first-child h2').waitFor();
    await notes.page.getByText('Words that are only read.').waitFor();
    assert.equal(await notes.page.getByText('0 steps').count(), 0);
    assert.equal(await notes.button('Check this step').count(), 0);
    await code.screenshot('67-opened-notes');
  });

  it('is found again after a reload, also where its page was not in front', async () => {
    // In a browser VS Code keeps every five seconds what its views remember.
    await code.page.waitForTimeout(8000);
    await code.reload();
    await notes.heading('Only notes').waitFor({ timeout: 60_000 });
    await code.command('Live Labs: Focus on Labs View');
    await student.row('Lab Only notes, opened as a lab').waitFor();
    await student.row('Lab Containers by hand, opened as a lab').waitFor();
    await code.screenshot('68-opened-reloaded');
    await tab('Containers by hand').click();
    await guide.heading('Somewhere').waitFor();
  });

  it('goes with its file when that is renamed, at its step', async () => {
    await code.command('View: Show Explorer');
    await file('README.md').click();
    await code.page.keyboard.press('F2');
    const name = code.page.locator('.explorer-viewlet input');
    await name.fill('chapter.md');
    await name.press('Enter');
    await file('chapter.md').waitFor();
    await code.command('Live Labs: Focus on Labs View');
    await student.row('Lab Containers by hand, opened as a lab, in course/chapter.md').waitFor();
    await tab('Containers by hand').click();
    await guide.heading('Somewhere').waitFor();
    await code.screenshot('69-opened-renamed');
  });

  it('says so when its file is deleted', async () => {
    await tab('Only notes').click();
    await notes.heading('Only notes').waitFor();
    await rm(join(code.workspace, 'course', 'notes.md'));
    await notes.page.getByText('The file of this page is no longer there').waitFor();
    await notes.page.getByText('Words that are only read.').waitFor();
    await code.screenshot('70-opened-deleted');
  });
});

function isGone(item: Locator): Promise<boolean> {
  return item.waitFor({ state: 'detached', timeout: 1000 }).then(
    () => true,
    () => false,
  );
}
