import assert from 'node:assert/strict';
import { findEngine } from '../../src/engine';
import type { Engine } from '../../src/core/ports';
import { Student } from '../helpers/student';

const container = 'live-labs-e2e';
const image = 'live-labs/apache2-live-action:latest';

// One passage through the whole lab, as a student clicks and types it; each stage needs the last.
describe('a student in VS Code', function () {
  this.timeout(150_000);
  this.bail(true);
  let engine: Engine;
  let student: Student;
  let hadImage: boolean;

  before(async () => {
    engine = await findEngine();
    hadImage = (await engine.image(image)) !== undefined;
    assert.equal(await engine.container(container), undefined, `${container} is left from before`);
    student = await Student.open(container, { theme: 'dark' });
  });

  after(async () => {
    await student[Symbol.asyncDispose]();
    const left = await engine.container(container);
    if (left !== undefined) await engine.remove(left.id);
    if (!hadImage) await engine.removeImage(image);
    await engine[Symbol.asyncDispose]();
  });

  const keep = (name: string): Promise<string> => student.code.screenshot(name);

  it('finds the walkthrough, and an offer where nothing is built', async () => {
    await student.step('Build and run').waitFor();
    await student.showLabs();
    await student.page.getByText("No lab's container is there yet").waitFor();
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
      .getByText(/The image is built/)
      .first()
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
});
