import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standInFor } from '../../src/core/lab/standIn';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { CodeServer } from '../helpers/codeServer';
import { inStages } from '../helpers/inStages';
import { Student } from '../helpers/student';

const container = 'live-labs-e2e-dropped';

const labText = (image: string): string => `---
lab: dropped
title: A dropped lab
container:
  container_name: ${container}
  image: ${image}
  ports: ["18092:80"]
---
# A dropped lab

## Start it
<!-- action: run -->

\`\`\`console
touch inserted.txt
\`\`\`
<!-- check
name: It runs
container: running
within: 10 s
-->

## Leave a note
<!-- step: { needs: start-it } -->

\`\`\`console
student@os:~$ echo kept > note.txt
\`\`\`
<!-- check
name: There is a note
file: { path: note.txt, on: host, contains: kept }
-->

## Look inside
<!-- step: { needs: start-it } -->

\`\`\`console
student@os:~$ docker exec -it ${container} bash
root@${container}:/# touch /tmp/inside
\`\`\`
<!-- check
name: There is a file inside
exec: { run: test -f /tmp/inside }
-->
`;

// An instructor's own lab: one Markdown file that is put into the folder that is open, and no code.
describe('a lab that is dropped into a workspace', function () {
  this.timeout(180_000);
  let engine: Engine;
  let student: Student;
  let folder: string;

  before(async () => {
    engine = await findEngine();
    assert.equal(await engine.container(container), undefined, `${container} is left from before`);
    student = new Student(await CodeServer.open());
    folder = join(student.code.workspace, 'labs', 'dropped');
  });

  after(async () => {
    await student[Symbol.asyncDispose]();
    const left = await engine.container(container);
    if (left !== undefined) await engine.remove(left.id);
    await engine[Symbol.asyncDispose]();
  });

  inStages(() => student.code.screenshot('failed-dropped'));

  /** Its stand-in, where the image itself cannot be had. */
  async function serverImage(): Promise<string> {
    const standIn = standInFor('httpd:2.4');
    return (await engine.image(standIn)) === undefined ? 'httpd:2.4' : standIn;
  }

  const file = (name: string): string => join(folder, name);

  it('appears with its steps', async () => {
    await student.code.command('Live Labs: Focus on Labs View');
    await student.row('Lab apache2 live action').waitFor();
    await mkdir(folder, { recursive: true });
    await writeFile(file('lab.md'), labText(await serverImage()));
    await student.row('Lab A dropped lab, 0 of 3 steps passed, in labs/dropped').waitFor();
    await student.row('Step Leave a note: needs other steps first').waitFor();
  });

  it('can be started from the title of the view, where no row has the keyboard', async () => {
    const title = student.page.locator('.pane-header', { hasText: 'Container' });
    await title.hover();
    await title.getByRole('button', { name: 'Start Container' }).click();
    await student.pick('A dropped lab');
    await student.question().getByRole('button', { name: 'Cancel' }).click();
    assert.equal(await engine.container(container), undefined);
  });

  it('shows what it would run before anything of it runs, and its text to who wants to read', async () => {
    await student.unfold('Start it');
    await student.pressPart('Start Container');
    const question = student.question();
    await question.getByText('May the lab "A dropped lab" of this workspace run').waitFor();
    await question.getByText('$ echo kept > note.txt').waitFor();
    await student.code.screenshot('33-consent');
    assert.equal(await question.getByText('touch /tmp/inside').count(), 0);
    await question.getByRole('button', { name: "Show the Lab's Text" }).click();
    // The source, which shows the comments as well.
    await student.page.locator('.view-line', { hasText: 'action: run' }).waitFor();
    assert.equal(await engine.container(container), undefined);
  });

  it('runs its step from the view, after one yes', async () => {
    await student.pressPart('Start Container');
    await student.allow();
    await student.row('Step Start it: passed').waitFor();
    await student.row(`Container ${container}`).waitFor();
  });

  it('runs a command of this machine without asking again', async () => {
    await student.unfold('Leave a note');
    await student.pressPart('Run: echo kept > note.txt');
    await student.row('Step Leave a note: passed').waitFor();
    assert.equal(await readFile(file('note.txt'), 'utf8'), 'kept\n');
    assert.equal(await student.question().count(), 0);
  });

  it('only inserts a line that has no prompt, for the student to run or not', async () => {
    await student.pressPart('Insert: touch inserted.txt');
    // What its own command has written beside the text is nothing to be asked about.
    await student.terminalShows('touch inserted.txt');
    assert.equal(existsSync(file('inserted.txt')), false);
    await student.page.keyboard.press('Enter');
    while (!existsSync(file('inserted.txt'))) await student.page.waitForTimeout(200);
  });

  it('runs a command inside, by the palette, which asks for lab, step and part', async () => {
    await (await student.code.palette('Labs: Do a Part of a Step')).first().click();
    await student.pick('A dropped lab');
    await student.pick('Look inside');
    await student.pick('Run: touch /tmp/inside');
    await student.row('Step Look inside: passed').waitFor();
    await student.row('Lab A dropped lab, 3 of 3 steps passed').waitFor();
    await student.code.screenshot('34-dropped-done');
  });

  it('is asked for again once it was edited, and does nothing after a no', async () => {
    const text = await readFile(file('lab.md'), 'utf8');
    await writeFile(file('lab.md'), text.replace('echo kept > note', 'echo kept > other'));
    await student.unfold('Leave a note');
    await student.pressPart('Run: echo kept > other.txt');
    await student.question().getByText('$ echo kept > other.txt').waitFor();
    await student.question().getByRole('button', { name: 'Cancel' }).click();
    await student.question().waitFor({ state: 'detached' });
    assert.equal(existsSync(file('other.txt')), false);
    await student.pressPart('Run: echo kept > other.txt');
    await student.allow();
    while (!existsSync(file('other.txt'))) await student.page.waitForTimeout(200);
  });

  it('is asked for again once another program has changed a file beside its text', async () => {
    // Until the terminal has told that its last command ended, what changes may be its doing.
    await student.page.waitForTimeout(2000);
    await writeFile(file('helper.sh'), 'rm -rf "$HOME"');
    await student.pressPart('Run: echo kept > other.txt');
    await student.question().getByRole('button', { name: 'Cancel' }).click();
    await student.question().waitFor({ state: 'detached' });
    await rm(file('helper.sh'));
  });

  it('remembers the yes to a content that comes back', async () => {
    const text = await readFile(file('lab.md'), 'utf8');
    await writeFile(file('lab.md'), text.replace('echo kept > other', 'echo kept > note'));
    for (const name of ['note.txt', 'inserted.txt', 'other.txt']) await rm(file(name));
    await student.pressPart('Run: echo kept > note.txt');
    while (!existsSync(file('note.txt'))) await student.page.waitForTimeout(200);
    assert.equal(await student.question().count(), 0);
  });

  it('shows what is wrong with it while it is broken, and opens there', async () => {
    const text = await readFile(file('lab.md'), 'utf8');
    await writeFile(file('lab.md'), text.replace('ports:', 'prots:'));
    const row = student.row('Lab file labs/dropped/lab.md cannot be run: line 7:');
    await row.click();
    await student.page.locator('.statusbar-item', { hasText: 'Ln 7, Col 3' }).waitFor();
    await student.code.command('Problems: Focus on Problems View');
    await student.page
      .getByText('The key "prots" is not known here; write "ports".')
      .first()
      .waitFor();
    await student.code.screenshot('35-broken');
    await writeFile(file('lab.md'), text);
    await student.row('Lab A dropped lab').waitFor();
  });
});
