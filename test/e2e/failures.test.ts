import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { runExec } from '../../src/run/runExec';
import { testImage } from '../helpers/realEngine';
import { Student } from '../helpers/student';

const container = 'live-labs-e2e-failures';

// What goes wrong, caused for real, as a student meets it.
describe('a student in VS Code, when something goes wrong', function () {
  this.timeout(150_000);
  let engine: Engine;

  before(async () => {
    engine = await findEngine();
  });

  afterEach(async () => {
    const left = await engine.container(container);
    if (left !== undefined) await engine.remove(left.id);
  });

  after(() => engine[Symbol.asyncDispose]());

  it('is shown the line of the Dockerfile that failed, and the log', async () => {
    const dockerfile = [`FROM ${await testImage(engine)}`, 'USER root', 'RUN exit 3', ''].join(
      '\n',
    );
    await using student = await Student.open(container, { dockerfile });
    await student.openStep('Build and run');
    await student.press('Build Container');
    const message = student.message('line 3 of the Dockerfile, "RUN exit 3" failed');
    await message.waitFor();
    await student.code.screenshot('20-build-failed');
    await message.getByRole('button', { name: 'Show Line 3' }).click();
    await student.page.locator('.statusbar-item', { hasText: 'Ln 3, Col 1' }).waitFor();
    await student.code.command('Labs: Show Log');
    await student.page.waitForTimeout(3000);
    await student.code.screenshot('21-build-log');
    await student.page
      .getByText(/Step.3.of.\d+:.RUN.exit.3/)
      .first()
      .waitFor();
    await student.code.screenshot('21-build-log');
  });

  it('can cancel a build, and nothing of it stays', async () => {
    const dockerfile = [`FROM ${await testImage(engine)}`, 'RUN sleep 600', ''].join('\n');
    await using student = await Student.open(container, { dockerfile });
    await student.openStep('Build and run');
    await student.press('Build Container');
    const message = student.message(/step 2 of \d+: RUN sleep 600/);
    await message.getByRole('button', { name: 'Cancel' }).click();
    await message.waitFor({ state: 'detached' });
    assert.equal(await student.page.locator('.notification-list-item').count(), 0);
  });

  it('is told whose the name is that is taken, and that container stays', async () => {
    const standIn = 'live-labs-stand-in/httpd:2.4';
    const image = (await engine.image(standIn)) === undefined ? 'httpd:2.4' : standIn;
    const foreign = await engine.create({
      name: container,
      image,
      labels: {},
      ports: [],
      capabilities: [],
      environment: {},
      processLimit: 10,
      memoryBytes: 64 * 1024 * 1024,
      tty: false,
    });
    await using student = await Student.open(container);
    await student.openStep('Build and run');
    await student.press('Start Container');
    await student.message('that Live Labs did not make, so it is left alone').waitFor();
    assert.equal((await engine.container(container))?.id, foreign);
  });

  it('is told what to do where no engine answers', async () => {
    await using student = await Student.open(container, {
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    });
    await student.showLabs();
    await student.page.getByText('The chosen container engine does not answer').waitFor();
    await student.openStep('Build and run');
    await student.press('Build Container');
    const message = student.message('unix:///nowhere/docker.sock, chosen by DOCKER_HOST');
    await message.getByRole('button', { name: 'Try Again' }).waitFor();
    await student.code.screenshot('22-no-engine');
  });

  it('leaves nothing in the container when VS Code is killed', async () => {
    const student = await Student.open(container);
    try {
      await student.openStep('Build and run');
      await student.press('Start Container');
      await student.ticked('Build and run', 120_000);
      await student.openStep('Look at the processes');
      await student.press('Open Shell in Container');
      await student.terminalShows('docker exec -it');
      await student.type('sleep 1000');
      await student.code.command('Labs: Show Threads');
      // Once it is there, it takes the keyboard.
      await student
        .threads()
        .getByText(/processes, \d+ threads/)
        .first()
        .waitFor();
      await student.flood(100);
      await student.page.locator('.statusbar-item', { hasText: '100/100 held' }).waitFor();
      const id = (await engine.container(container))?.id ?? '';
      await seen(id, (processes) => /sleep\s+1000/.test(processes));
      await student.code.kill();
      await seen(id, (processes) => !/bash|sleep|sampler/.test(processes));
      await released(id);
    } finally {
      await student[Symbol.asyncDispose]();
    }
  });

  /** Waits until no connection is left at the container's port 80 (0050 in proc(5), state 01). */
  async function released(id: string): Promise<void> {
    for (;;) {
      const { stdout } = await runExec(engine, id, ['cat', '/proc/net/tcp', '/proc/net/tcp6']);
      if (!/:0050 [0-9A-F]+:[0-9A-F]{4} 01 /.test(stdout)) return;
      await sleep(200);
    }
  }

  /** Looks at the container's processes until they are as expected; a test's time limit ends it. */
  async function seen(id: string, isExpected: (processes: string) => boolean): Promise<void> {
    for (;;) {
      const { stdout } = await runExec(engine, id, ['ps', '-eo', 'args']);
      if (isExpected(stdout.replace(/^ps .*$/m, ''))) return;
      await sleep(200);
    }
  }
});
