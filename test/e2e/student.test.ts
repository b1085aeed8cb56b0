import assert from 'node:assert/strict';
import type { Engine } from '../../src/core/ports';
import { ApacheStudent } from '../helpers/apacheStudent';
import { inStages } from '../helpers/inStages';
import { isWatched } from '../helpers/isWatched';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e';

// One passage through the whole lab, as a student clicks and types it; each stage needs the last.
describe('a student in VS Code', function () {
  this.timeout(150_000);
  let passage: ApacheStudent;
  let engine: Engine;
  let student: Student;

  before(async () => {
    passage = await ApacheStudent.open(container, { theme: 'dark' });
    ({ engine, student } = passage);
  });

  after(() => passage[Symbol.asyncDispose]());

  inStages(() => keep('failed'));

  const keep = (name: string): Promise<string> => student.code.screenshot(name);

  it('finds the walkthrough, and an offer where nothing is built', async () => {
    await student.step('Build and run').waitFor();
    await student.showLabs();
    await student.page.getByText("No lab's container is there.").waitFor();
    await keep('01-walkthrough');
  });

  it('builds the image and starts the container', async () => {
    await student.openStep('Build and run');
    await student.press('Build Container');
    await student.page
      .getByText(/step \d+ of \d+/)
      .first()
      .waitFor();
    await keep('02-building');
    await student.page
      .locator('.statusbar-item', { hasText: 'The image is built' })
      .waitFor({ timeout: 120_000 });
    await student.press('Start Container');
    await student.ticked('Build and run');
    await student.row(`Container ${container}, 3 processes, 15 threads`).waitFor();
    await keep('03-running');
  });

  it('asks the server for its page, in a terminal of the host', async () => {
    await student.openStep('It works');
    await student.press('Run: curl localhost:8080');
    await student.terminalShows('It works!');
    await student.ticked('It works');
  });

  it('enters the container and looks at its processes', async () => {
    await student.openStep('Look at the processes');
    await student.press('Open Shell in Container');
    await student.terminalShows(`docker exec -it ${container} bash`);
    await student.type('ps -ef');
    await student.terminalShows('ps -ef');
    await student.ticked('Look at the processes');
    await keep('04-shell');
  });

  it('asks the server for its MPM, by a button that runs inside', async () => {
    await student.openStep('Which MPM?');
    await student.press('Run: httpd -M');
    await student.terminalShows('mpm_event_module');
    await student.ticked('Which MPM?');
  });

  it('counts the threads beside the picture of them', async () => {
    await student.openStep('Count the threads');
    await student.press('Run: ps -efL');
    await student.terminalShows('ps -efL');
    await student.press('Show Threads');
    await student
      .threads()
      .getByText(/processes, \d+ threads/)
      .first()
      .waitFor();
    await student.ticked('Count the threads');
    await keep('05-threads-idle');
  });

  it('is looked at by nobody once nothing of it is to be seen', async () => {
    const isSampled = async (): Promise<boolean> => {
      const facts = await engine.container(container);
      return facts !== undefined && isWatched(engine, facts);
    };
    assert.equal(await isSampled(), true);
    await student.page
      .getByRole('tab', { name: /^Threads/ })
      .getByLabel(/^Close/)
      .click();
    await student.code.command('View: Show Explorer');
    while (await isSampled()) await student.page.waitForTimeout(200);
    await student.code.command('Live Labs: Focus on Container View');
    await student.row(`Container ${container}, 4 processes, 16 threads`).waitFor();
    await student.code.command('Labs: Show Threads');
  });

  it('opens the guide by a row in the view, and not over the threads', async () => {
    await student.row('Step Which MPM?').click();
    // What it shows is seen in guide.test.ts.
    const guide = student.page.getByRole('tab', { name: /^apache2 live action/ });
    await guide.getByLabel(/^Close/).click();
    await guide.waitFor({ state: 'detached' });
    await student.page.getByRole('tab', { name: /^Threads/ }).waitFor();
  });

  it('predicts', async () => {
    await student.openStep('Predict');
    await student.press('Make Your Prediction');
    await student.answer('5');
    await student.ticked('Predict');
  });

  it('loses ticks with a container that is removed by hand, and wins them back', async () => {
    await student.openStep('It works');
    await student.press('Run: curl localhost:8080');
    await student.terminalShows('It works!');
    await student.type(`docker rm -f ${container}`);
    await student.page.getByText("No lab's container is there.").waitFor();
    await student.row('Step Build and run: passed before').waitFor();
    await student.step('Build and run').locator('.codicon.complete').waitFor({ state: 'detached' });
    await keep('06-gone');
    await (await student.code.palette('Labs: Start Container')).first().click();
    await student.pick('apache2 live action');
    for (const title of ['Build and run', 'It works', 'Count the threads', 'Predict'])
      await student.ticked(title);
  });

  it('floods the server, and sees its pool grow to the limit', async () => {
    await student.openStep('Flood');
    await student.press('Flood 100 Connections');
    await student.page.locator('.statusbar-item', { hasText: '100/100 held' }).waitFor();
    await student
      .threads()
      .getByText(/17 processes|18 processes/)
      .first()
      .waitFor();
    await student
      .threads()
      .getByText(/11[345] threads/)
      .first()
      .waitFor();
    await student.ticked('Flood');
    await student.page
      .getByText(/You predicted 5\. Measured: 17/)
      .first()
      .waitFor();
    await keep('07-flood');
  });

  it('finds everything again after a reload of the window, but for the flood', async () => {
    await student.code.reload();
    await student.row(`Container ${container},`).waitFor({ timeout: 60_000 });
    await student.row('Step Flood: passed').waitFor();
    await student
      .threads()
      .getByText(/processes, \d+ threads/)
      .first()
      .waitFor();
    await student.type('echo still-$((40 + 2))');
    await student.terminalShows('still-42');
    assert.equal(await student.page.locator('.statusbar-item', { hasText: 'held' }).count(), 0);
    await student.threads().getByText('0 connections open').waitFor();
    await keep('08-reloaded');
  });

  it('releases a flood, and sees the pool shrink', async () => {
    await student.flood(100);
    await student.page.locator('.statusbar-item', { hasText: '100/100 held' }).waitFor();
    await student
      .threads()
      .getByText(/11[345] threads/)
      .first()
      .waitFor();
    await student.openStep('Release');
    await student.press('Release Connections');
    await student.ticked('Release', 90_000);
    const status = student.page.locator('.statusbar-item', { hasText: 'held' });
    await status.waitFor({ state: 'detached' });
    await student
      .threads()
      .getByText(/1[34] processes/)
      .first()
      .waitFor();
    await keep('09-released');
  });

  it('looks the same in a light theme and in high contrast', async () => {
    await student.code.theme('light');
    await keep('10-light');
    await student.code.theme('contrast');
    await keep('11-contrast');
    await student.code.theme('dark');
  });

  it('cleans up, and has passed every step', async () => {
    await student.openStep('Clean up');
    await student.press('Stop Container');
    await student.ticked('Clean up');
    await student.row('Lab apache2 live action, 9 of 9 steps passed').waitFor();
    assert.equal(await engine.container(container), undefined);
    assert.equal(await student.message('terminated with exit code').count(), 0);
    await keep('12-done');
  });
});
