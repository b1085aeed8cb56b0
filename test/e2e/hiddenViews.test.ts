import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import type { Engine } from '../../src/core/ports';
import { ApacheStudent } from '../helpers/apacheStudent';
import { inStages } from '../helpers/inStages';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e-hidden';

/** For so long nothing may be asked, in milliseconds: many times as long as between two looks. */
const silence = 5000;

describe('views that nobody sees', function () {
  this.timeout(150_000);
  let passage: ApacheStudent;
  let engine: Engine;
  let student: Student;
  let server: Server;
  /** Pieces of requests that have gone to the engine so far. */
  let asked = 0;

  before(async () => {
    server = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ path: '/var/run/docker.sock', allowHalfOpen: true });
      near.on('data', () => (asked += 1));
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    passage = await ApacheStudent.open(container, {
      env: { DOCKER_HOST: `tcp://127.0.0.1:${String(port)}` },
    });
    ({ engine, student } = passage);
  });

  after(async () => {
    await passage[Symbol.asyncDispose]();
    server.close();
  });

  inStages(() => student.code.screenshot('hidden-failed'));

  const status = (): ReturnType<Student['page']['locator']> =>
    student.page.locator('.statusbar-item', { hasText: /3 processes, 15 threads/ });

  it('are told in the status bar in the same words while somebody looks', async () => {
    await student.openStep('Build and run');
    await student.press('Build Container');
    await student.page
      .locator('.statusbar-item', { hasText: 'The image is built' })
      .waitFor({ timeout: 120_000 });
    await student.press('Start Container');
    await student.ticked('Build and run');
    await status().waitFor();
    await student.row(`Container ${container}, 3 processes, 15 threads`).waitFor();
    await status().click();
    await student.threads().getByText('3 processes, 15 threads').first().waitFor();
    await student.code.screenshot('hidden-before');
    assert.ok(asked > 0);
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
      before = asked;
      await student.page.waitForTimeout(1000);
    } while (asked !== before);
    await student.page.waitForTimeout(silence);
    assert.equal(asked, before);
    assert.equal((await engine.container(container))?.state, 'running');
  });

  it('go on once they are seen', async () => {
    await student.code.command('Live Labs: Focus on Container View');
    await student.row(`Container ${container}, 3 processes, 15 threads`).waitFor();
    await status().waitFor();
    await student.code.screenshot('hidden-after');
  });
});
