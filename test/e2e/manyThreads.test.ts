import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Engine } from '../../src/core/ports';
import { runExec } from '../../src/run/runExec';
import { findEngine } from '../../src/engine';
import { inStages } from '../helpers/inStages';
import { Student } from '../helpers/student';

const container = 'live-labs-e2e-many';

/** A lab of its own, so that the image of the one that ships stays as it is. */
const lab = 'many-threads';

/** With the parent, and for each worker its main thread and its listener. */
const size = { workers: 100, threads: 98 };

/** A pool that is whole from the start. */
const settings = {
  StartServers: size.workers,
  ServerLimit: size.workers,
  MinSpareThreads: 1,
  MaxSpareThreads: 100_000,
  ThreadLimit: size.threads,
  ThreadsPerChild: size.threads,
  MaxRequestWorkers: size.workers * size.threads,
};

describe('a student who looks at 10,001 threads', function () {
  this.timeout(180_000);
  let engine: Engine;
  let student: Student;

  before(async () => {
    const dockerfile = await readFile(
      'walkthroughs/apache2-live-action/container/Dockerfile',
      'utf8',
    );
    const lines = Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`);
    engine = await findEngine();
    assert.equal(await engine.container(container), undefined, `${container} is left from before`);
    student = await Student.open(container, {
      theme: 'dark',
      dockerfile: dockerfile
        .replaceAll('apache2-live-action', lab)
        .replace(
          'COPY conf/ conf/',
          `COPY conf/ conf/\nRUN printf '<IfModule mpm_event_module>\\n${lines.join('\\n')}\\n</IfModule>\\n' >conf/extra/httpd-mpm.conf`,
        ),
      lab: (text) =>
        text
          .replaceAll('apache2-live-action', lab)
          .replace('title: apache2 live action', 'title: many threads')
          .replace('pids_limit: 500', 'pids_limit: 12000')
          .replace('mem_limit: 256m', 'mem_limit: 3g'),
    });
  });

  after(async () => {
    await student[Symbol.asyncDispose]();
    await engine.remove(container);
    await engine.removeImage(`live-labs/${lab}:latest`);
    await engine[Symbol.asyncDispose]();
  });

  inStages(() => keep('failed'));

  const keep = (name: string): Promise<string> => student.code.screenshot(`many-${name}`);

  async function threadsByPs(): Promise<number> {
    const facts = await engine.container(container);
    if (facts?.state !== 'running') return 0;
    const { stdout } = await runExec(engine, facts.id, ['ps', '-C', 'httpd', '-o', 'nlwp=']);
    return stdout.split(/\s+/).reduce((sum, count) => sum + Number(count), 0);
  }

  it('sees all of them, of which those on the screen are read one by one', async () => {
    await student.showLabs();
    await (await student.code.palette('Labs: Start Container')).first().click();
    await student.pick('many threads');
    await student.allow();
    while ((await threadsByPs()) < 10_001) await student.page.waitForTimeout(500);
    await student.code.command('Labs: Show Threads');
    await student.code.command('View: Maximize Editor Group');
    const view = student.threads();
    await view.getByRole('heading', { name: '101 processes, 10,001 threads' }).waitFor();
    await view.getByText('0 of 98 busy').first().waitFor();
    await keep('dark');
    await student.code.theme('light');
    await keep('light');
    await student.code.theme('dark');
  });

  it('sees those further down once they are scrolled to', async () => {
    const view = student.threads();
    const last = view.locator('.workers .box').last();
    assert.equal(await last.locator('.thread').count(), 0);
    await last.scrollIntoViewIfNeeded();
    await last.locator('.thread.listener').waitFor();
    assert.equal(await last.locator('.thread').count(), 100);
    await keep('scrolled');
  });

  it('finds them in the table', async () => {
    const view = student.threads();
    await view.getByRole('button', { name: 'Table' }).click();
    await view.locator('[role=treegrid] [role=row][aria-level]').first().waitFor();
    await keep('table');
  });
});
