import assert from 'node:assert/strict';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { ApacheStudent } from '../helpers/apacheStudent';
import { engineOverTcp, type EngineOverTcp } from '../helpers/engineOverTcp';
import { inStages } from '../helpers/inStages';
import { skipSuite } from '../helpers/skip';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e-hidden';

/** For so long nothing may be asked, in milliseconds: many times as long as between two looks. */
const silence = 5000;

describe('views that nobody sees', function () {
  this.timeout(150_000);
  let local: Engine;
  let over: EngineOverTcp;
  let passage: ApacheStudent;
  const opened: AsyncDisposable[] = [];
  let student: Student;

  before(async function () {
    local = await findEngine();
    opened.push(local);
    const reached = await engineOverTcp(local);
    if (reached === undefined) skipSuite(this, 'the engine has no unix socket');
    over = reached;
    opened.push(over);
    passage = await ApacheStudent.open(container, { env: { DOCKER_HOST: over.engine.address } });
    opened.push(passage);
    ({ student } = passage);
  });

  after(async () => {
    for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
  });

  inStages(() => student.code.screenshot('hidden-failed'));

  const status = (): ReturnType<Student['page']['locator']> =>
    student.page.locator('.statusbar-item', { hasText: /3 processes, 15 threads/ });

  it('are told in the status bar in the same words while somebody looks', async () => {
    await passage.start();
    await status().waitFor();
    await student.row(`Container ${container}, 3 processes, 15 threads`).waitFor();
    await status().click();
    await student.threads().getByText('3 processes, 15 threads').first().waitFor();
    await student.code.screenshot('hidden-before');
    assert.ok(over.asked > 0);
  });

  it('ask the engine for nothing', async () => {
    await student.page
      .getByRole('tab', { name: /^Threads/ })
      .getByLabel(/^Close/)
      .click();
    await student.code.command('View: Show Explorer');
    await status().waitFor({ state: 'detached' });
    // What was under way comes to its end.
    let before: number;
    do {
      before = over.asked;
      await student.page.waitForTimeout(1000);
    } while (over.asked !== before);
    await student.page.waitForTimeout(silence);
    assert.equal(over.asked, before);
    assert.equal((await local.container(container))?.state, 'running');
  });

  it('go on once they are seen', async () => {
    await student.code.command('Live Labs: Focus on Container View');
    await student.row(`Container ${container}, 3 processes, 15 threads`).waitFor();
    await status().waitFor();
    await student.code.screenshot('hidden-after');
  });
});
