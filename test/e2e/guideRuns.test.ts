import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { standInFor } from '../../src/core/lab/standIn';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { axeFindings } from '../helpers/axe';
import { CodeServer } from '../helpers/codeServer';
import { Guide } from '../helpers/guide';
import { inStages } from '../helpers/inStages';
import { Student } from '../helpers/student';

const container = 'live-labs-e2e-guide-runs';

const labText = (image: string): string => `---
lab: guide-runs
title: Guide runs
container:
  container_name: ${container}
  image: ${image}
---
# Guide runs

## Start it
<!-- action: run -->

## Compare
\`\`\`console
student@os:~$ seq 3
1
2
4
\`\`\`
\`\`\`console
student@os:~$ printf 'a\\nb\\n'
a
b
\`\`\`

## In order
\`\`\`console
student@os:~$ echo one > order.txt
student@os:~$ sleep 0.5; echo two >> order.txt
student@os:~$ docker exec -it ${container} bash
root@${container}:/# cat /etc/hostname | wc -l
1
root@${container}:/# exit
student@os:~$ cat order.txt
one
two
\`\`\`

## Lines
\`\`\`console
student@os:~$ for name in one two; do
>   echo $name
> done
one
two
student@os:~$ printf '%s ' \\
>   three \\
>   four; echo
three four
student@os:~$ cat nowhere.txt
cat: nowhere.txt: No such file or directory
student@os:~$ echo five
five
student@os:~$ cat <<END > six.txt
> six
> END
student@os:~$ cat six.txt
six
\`\`\`

## Broken
\`\`\`console
student@os:~$ sh -c 'exit 3'
student@os:~$ touch never.txt
\`\`\`

## Long
\`\`\`console
root@${container}:/# sleep 600
\`\`\`
`;

// What the page of a lab tells of commands that were run in real terminals, by real clicks.
describe('commands in the guide', function () {
  this.timeout(180_000);
  let engine: Engine;
  let student: Student;
  let guide: Guide;

  before(async () => {
    engine = await findEngine();
    assert.equal(await engine.container(container), undefined, `${container} is left from before`);
    student = new Student(await CodeServer.open({ theme: 'dark' }));
    const standIn = standInFor('httpd:2.4');
    const image = (await engine.image(standIn)) === undefined ? 'httpd:2.4' : standIn;
    const folder = join(student.code.workspace, 'guide-runs');
    await mkdir(folder);
    await writeFile(join(folder, 'lab.md'), labText(image));
    await student.code.command('Live Labs: Focus on Labs View');
    await student.row('Lab Guide runs').waitFor();
    await (await student.code.palette('Labs: Open Guide')).first().click();
    await student.pick('Guide runs');
    guide = new Guide(student, 'Guide runs');
    await guide.heading('Start it').waitFor();
  });

  after(async () => {
    await student[Symbol.asyncDispose]();
    const left = await engine.container(container);
    if (left !== undefined) await engine.remove(left.id);
    await engine[Symbol.asyncDispose]();
  });

  inStages(() => student.code.screenshot('failed-guide-runs'));

  const command = (line: string): Locator =>
    guide.page.locator('.command').filter({ has: guide.page.locator('code', { hasText: line }) });

  it('says that the container is not running, and starts it', async () => {
    await guide.open('Long');
    await guide.page.getByText('the container is not running').waitFor();
    await guide.open('Start it');
    await guide.button('Start Container').click();
    await student.allow();
    await guide.open('Long');
    await command('sleep 600').getByText('a shell opens').waitFor();
  });

  it('tells an exit code, and marks the line at which an output differs', async () => {
    await guide.open('Compare');
    await guide.button('Run: seq 3').click();
    const seq = command('seq 3');
    await seq.getByText(/^exit code 0 · .* · differs$/).waitFor();
    await seq.getByText('the text has "4" where the output has "3"').waitFor();
    assert.equal((await seq.locator('.differing').innerText()).trim(), '4');
    await seq.getByText('shell is ready').waitFor();
    await student.code.screenshot('51-guide-differs');
    assert.deepEqual(await axeFindings(await guide.frame()), []);
  });

  it('tells that an output is as in the text', async () => {
    await guide.button('Run: printf').click();
    await command('printf').getByText('The output is as in the text.').waitFor();
    assert.equal(await command('printf').locator('.differing').count(), 0);
  });

  it('runs all commands of a block in their order, inside the container and out again', async () => {
    await guide.open('In order');
    await guide.button('Run all 6').click();
    await command('sleep 0.5').getByText('waits for the command before it').waitFor();
    await command('cat order.txt').getByText('The output is as in the text.').waitFor();
    await command('wc -l').getByText('The output is as in the text.').waitFor();
    await student.code.screenshot('52-guide-block');
  });

  it('runs what stands on several lines, and goes on behind a failure that the text shows', async () => {
    await guide.open('Lines');
    await guide.button('Run all 6').click();
    for (const line of ['echo $name', 'three', 'cat nowhere.txt', 'echo five'])
      await command(line).getByText('The output is as in the text.').waitFor();
    // VS Code may tell the end of what has line breaks only when the next command begins.
    await command('cat six.txt').getByText('The shell does not tell when').waitFor();
    await command('cat nowhere.txt')
      .getByText(/^exit code 1/)
      .waitFor();
    await student.code.screenshot('55-guide-lines');
  });

  it('runs nothing behind a command that failed', async () => {
    await guide.open('Broken');
    await guide.button('Run all 2').click();
    await command('exit 3')
      .getByText(/^exit code 3/)
      .waitFor();
    await command('never.txt').getByText('not run', { exact: true }).waitFor();
    await student.code.screenshot('53-guide-broken');
    assert.equal(isThere('never.txt'), false);
    await guide.button('Run: touch').click();
    await command('never.txt')
      .getByText(/^exit code 0/)
      .waitFor();
    assert.equal(isThere('never.txt'), true);
  });

  it('stops a command inside the container that runs long', async () => {
    await guide.open('Long');
    await guide.button('Run: sleep 600').click();
    await guide.button('Stop: sleep 600').click();
    const sleep = command('sleep 600');
    await sleep.getByText(/^exit code 130/).waitFor();
    await sleep.getByText('SIGINT, as Ctrl-C sends it').waitFor();
    await guide.button('Run: sleep 600').waitFor();
    await student.code.screenshot('54-guide-stopped');
  });

  it('shows the terminal of a command', async () => {
    await student.code.command('View: Hide Panel');
    await guide.button('show terminal: sleep 600').click();
    await student.terminalShows('sleep 600');
  });

  /** Commands of this machine run in the folder of their lab. */
  function isThere(name: string): boolean {
    return existsSync(join(student.code.workspace, 'guide-runs', name));
  }
});
