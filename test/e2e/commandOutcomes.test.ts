import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standInFor } from '../../src/core/lab/standIn';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { runExec } from '../../src/run/runExec';
import { CodeServer } from '../helpers/codeServer';
import { inStages } from '../helpers/inStages';
import { Student } from '../helpers/student';

const container = 'live-labs-e2e-outcomes';

const labText = (image: string): string => `---
lab: outcomes
title: Outcomes
container:
  container_name: ${container}
  image: ${image}
---
# Outcomes

## Start it
<!-- action: run -->

## On this machine
\`\`\`console
student@os:~$ seq 3
1
2
4
student@os:~$ sh -c 'exit 3'
student@os:~$ sleep 0.3; echo typed by hand
typed by hand
\`\`\`

## Inside
\`\`\`console
root@${container}:/# id -u
0
root@${container}:/# sleep 600
root@${container}:/# echo typed inside
typed inside
\`\`\`
`;

// What a student sees in the rows of the Labs view of commands that were run in real terminals.
describe('the rows of commands that were run', function () {
  this.timeout(180_000);
  let engine: Engine;
  let student: Student;

  before(async () => {
    engine = await findEngine();
    assert.equal(await engine.container(container), undefined, `${container} is left from before`);
    student = new Student(await CodeServer.open());
    const standIn = standInFor('httpd:2.4');
    const image = (await engine.image(standIn)) === undefined ? 'httpd:2.4' : standIn;
    const folder = join(student.code.workspace, 'outcomes');
    await mkdir(folder);
    await writeFile(join(folder, 'lab.md'), labText(image));
    await student.code.command('Live Labs: Focus on Labs View');
    await student.row('Lab Outcomes').waitFor();
    for (const title of ['Start it', 'On this machine', 'Inside']) await student.unfold(title);
  });

  after(async () => {
    await student[Symbol.asyncDispose]();
    const left = await engine.container(container);
    if (left !== undefined) await engine.remove(left.id);
    await engine[Symbol.asyncDispose]();
  });

  inStages(() => student.code.screenshot('failed-outcomes'));

  it('tell the first difference from the text', async () => {
    await student.pressPart('Run: seq 3');
    await student.allow();
    const row = student.row('Part Run: seq 3, exit code 0, ');
    await row.waitFor();
    await row.getByText('differs').waitFor();
    assert.match(
      (await row.getAttribute('aria-label')) ?? '',
      /Differs from the text at line 18: the text has "4" where the output has "3"/,
    );
  });

  it('tell an exit code that is not 0', async () => {
    await student.pressPart("Run: sh -c 'exit 3'");
    await student.row("Part Run: sh -c 'exit 3', exit code 3, ").waitFor();
  });

  it('tell what became of a command that was typed by hand', async () => {
    // VS Code may tell of a command that takes no time only when its output has gone by.
    await student.type('sleep 0.3; echo typed by hand');
    const row = student.row('Part Run: sleep 0.3; echo typed by hand, exit code 0, ');
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label')) ?? '', /as in the text$/);
  });

  it('tell what became of a command inside the container', async () => {
    await student.pressPart('Start Container');
    await student.row(`Container ${container}`).waitFor();
    await student.pressPart('Run: id -u');
    const row = student.row('Part Run: id -u, exit code 0, ');
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label')) ?? '', /as in the text$/);
    await student.type('echo typed inside');
    await student.row('Part Run: echo typed inside, exit code 0, ').waitFor();
  });

  it('stop a command that runs, by a button that is there only meanwhile', async () => {
    await student.pressPart('Run: sleep 600');
    const running = student.row('Part Run: sleep 600, running');
    await running.waitFor();
    assert.equal(await sleeps(), true);
    await running.hover();
    await student.code.screenshot('40-outcome-running');
    await running.getByRole('button', { name: 'Stop the Command' }).click();
    const ended = student.row('Part Run: sleep 600, exit code 130, ');
    await ended.waitFor();
    assert.match((await ended.getAttribute('aria-label')) ?? '', /signal 2 \(SIGINT/);
    assert.equal(await sleeps(), false);
    await ended.hover();
    assert.equal(await ended.getByRole('button', { name: 'Stop the Command' }).count(), 0);
    // The shell lives on: only what ran in it was stopped.
    await student.type('echo still-$((40 + 2))');
    await student.terminalShows('still-42');
    await student.code.screenshot('41-outcome-stopped');
  });

  it('show the terminal of a command by a click', async () => {
    await student.row('Part Run: seq 3').click();
    await student.terminalShows('typed by hand');
    await student.code.screenshot('42-outcome-terminal');
    await student.code.theme('light');
    await student.code.screenshot('43-outcome-light');
  });

  async function sleeps(): Promise<boolean> {
    const { id } = (await engine.container(container)) ?? { id: '' };
    const { stdout } = await runExec(engine, id, ['ps', '-eo', 'args']);
    return stdout.includes('sleep 600');
  }
});
