import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Engine } from '../../src/core/ports';
import { runExec } from '../../src/run/runExec';
import { ApacheStudent } from '../helpers/apacheStudent';
import { inStages } from '../helpers/inStages';
import { parsePs, type PsRow } from '../helpers/parsePs';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e-threads';

// The thread view with a real server, as a student looks at it; each stage needs the last.
describe('a student who looks at threads', function () {
  this.timeout(150_000);
  let passage: ApacheStudent;
  let engine: Engine;
  let student: Student;
  let view: FrameLocator;

  before(async () => {
    passage = await ApacheStudent.open(container, { theme: 'dark' });
    ({ engine, student } = passage);
    view = student.threads();
    await student.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });

  after(() => passage[Symbol.asyncDispose]());

  inStages(() => keep('failed'));

  const keep = (name: string): Promise<string> => student.code.screenshot(`threads-${name}`);
  const keepBoth = async (name: string): Promise<void> => {
    await keep(`${name}-dark`);
    await student.code.theme('light');
    await keep(`${name}-light`);
    await student.code.theme('dark');
  };
  const headline = (words: RegExp): Locator => view.getByRole('heading', { name: words }).first();
  const box = (pid: number): Locator => view.locator(`.box .top[data-key^="${String(pid)} "]`);

  /** The server's processes as ps sees them inside. */
  async function ps(): Promise<readonly PsRow[]> {
    const facts = await engine.container(container);
    assert.ok(facts);
    const { stdout } = await runExec(engine, facts.id, ['ps', '-eo', 'pid,ppid,stat,nlwp,cmd']);
    return parsePs(stdout).filter((row) => row['CMD']?.startsWith('httpd') === true);
  }

  async function workers(): Promise<readonly number[]> {
    return (await ps()).filter((row) => row['PPID'] === '1').map((row) => Number(row['PID']));
  }

  it('sees the server at rest, with the processes that ps sees', async () => {
    await passage.start();
    await student.code.command('Labs: Show Threads');
    await student.code.command('View: Maximize Editor Group');
    await headline(/^3 processes, 15 threads/).waitFor();
    await view.getByText('event MPM').first().waitFor();
    for (const pid of await workers()) await box(pid).waitFor();
    assert.deepEqual(
      (await ps()).map((row) => row['NLWP']),
      ['1', '7', '7'],
    );
    await keepBoth('idle');
  });

  it('explains a cell with its line of ps -efL', async () => {
    await view.locator('.box .thread.listener').first().hover();
    const card = view.locator('.card');
    await card.getByText('waits for events on any of its connections (epoll_wait)').waitFor();
    await card.getByText(/www-data +\d+ +1 +\d+ +\d+ +7 .*httpd -DFOREGROUND/).waitFor();
    await keep('card');
  });

  it('kills a worker, and sees the parent replace it', async () => {
    const [victim = NaN] = await workers();
    await box(victim).click();
    await view.getByRole('button', { name: 'Kill (SIGKILL)' }).click();
    await box(victim).waitFor({ state: 'detached' });
    await view
      .locator('ol')
      .getByText(`SIGKILL to ${String(victim)}`)
      .waitFor({ state: 'attached' });
    while ((await workers()).length < 2) await student.page.waitForTimeout(200);
    for (const pid of await workers()) await box(pid).waitFor();
    assert.ok(!(await workers()).includes(victim));
    await keepBoth('killed');
  });

  it('stops a worker where it is, and lets it go on', async () => {
    const [one = NaN] = await workers();
    const state = async (): Promise<string> =>
      (await ps()).find((row) => row['PID'] === String(one))?.['STAT'] ?? '';
    await box(one).click();
    await view.getByRole('button', { name: 'Stop (SIGSTOP)' }).click();
    await box(one).getByText('stopped').waitFor();
    assert.match(await state(), /^T/);
    await keep('stopped');
    await view.getByRole('button', { name: 'Continue (SIGCONT)' }).click();
    await box(one).getByText('stopped').waitFor({ state: 'hidden' });
    assert.match(await state(), /^S/);
  });

  it('is offered no experiment with the first process, with which the container would end', async () => {
    await view.locator('.box .top[data-key^="1 "]').click();
    assert.equal(await view.getByRole('button', { name: 'Kill (SIGKILL)' }).isVisible(), false);
  });

  it('sees the pool grow under a flood', async () => {
    await student.flood(100);
    await headline(/^17 processes, 113 threads/).waitFor({ timeout: 60_000 });
    await view
      .getByText(/80 serving, 20 connections wait/)
      .first()
      .waitFor();
    await keepBoth('flood');
  });

  it('sees it shrink after the release', async () => {
    await view.getByRole('button', { name: 'Release 100 Connections' }).click();
    await headline(/^1[0-3] processes/).waitFor({ timeout: 60_000 });
    await keepBoth('release');
  });

  it('looks back at the flood, and comes back to now', async () => {
    const scrubber = view.getByRole('slider', { name: 'Moment that the picture shows' });
    await scrubber.focus();
    while (!(await headline(/^17 processes, 113 threads/).isVisible())) {
      await scrubber.press('ArrowLeft');
      await student.page.waitForTimeout(50);
    }
    await view.getByText(/ago: as it was then/).waitFor();
    await keepBoth('scrubbed');
    await view.getByRole('button', { name: 'Back to now' }).click();
    await view.getByText(/ago: as it was then/).waitFor({ state: 'hidden' });
  });

  it('finds the same as a table, sorts, filters and copies it', async () => {
    await view.getByRole('button', { name: 'Table' }).click();
    const rows = view.locator('[role=treegrid] [role=row][aria-level]');
    await rows.first().waitFor();
    await view.getByRole('searchbox', { name: 'Filter the table' }).fill('listener');
    await view.getByText(/^\d+ rows$/).waitFor();
    for (const row of await rows.filter({ hasText: 'listener' }).all())
      assert.match(await row.innerText(), /epoll_wait/);
    await keepBoth('table');
    await view.getByRole('searchbox', { name: 'Filter the table' }).fill('');
    const pids = view.locator('[role=treegrid] [role=row][aria-level="1"] .cell:first-child');
    const rising = (await pids.allInnerTexts()).map((text) => Number(/\d+/.exec(text)?.[0]));
    await view.locator('.heads').getByRole('button', { name: /^PID/ }).click();
    await view.locator('[aria-sort=descending]').waitFor();
    const falling = (await pids.allInnerTexts()).map((text) => Number(/\d+/.exec(text)?.[0]));
    assert.deepEqual(
      rising,
      [...rising].sort((one, other) => one - other),
    );
    assert.deepEqual(
      falling,
      [...falling].sort((one, other) => other - one),
    );
    await view.getByRole('button', { name: 'Copy as ps -efL' }).click();
    const read = (): Promise<string> => student.page.evaluate('navigator.clipboard.readText()');
    while (!(await read()).startsWith('UID ')) await student.page.waitForTimeout(100);
    const copied = parsePs(await read());
    const expected = (await ps()).map((row) => row['PID']);
    assert.deepEqual([...new Set(copied.map((row) => row['PID']))], expected);
    assert.ok(copied.length > expected.length, 'a line for each thread');
    await view.getByRole('button', { name: 'Picture' }).click();
  });

  it('opens a shell in the container from there', async () => {
    await view.getByRole('button', { name: 'Table' }).click();
    await view.getByRole('button', { name: 'Open Shell Here' }).click();
    await student.terminalShows(`docker exec -it ${container} bash`);
    await student.type('echo in-$((40 + 2))-$(hostname)');
    await student.terminalShows(/in-42-[\da-f]{12}/);
    await view.getByRole('button', { name: 'Picture' }).click();
  });

  it('keeps what it has seen, and watches it again', async () => {
    await exported('Export CSV…', '.csv', /processes/);
    const file = await exported('Save Recording…', '.recording.jsonl', /"live-labs recording"/);
    await (await student.code.palette('Labs: Watch a Recording')).first().click();
    await student.pick('Open File…');
    await student.answer(file);
    await student.page.getByRole('tab', { name: `Recording: ${container}` }).waitFor();
    await view.getByRole('button', { name: 'Play' }).waitFor();
    await keepBoth('recording');
  });

  /** Saves something under the name that is proposed, and gives the file. */
  async function exported(item: string, ending: string, text: RegExp): Promise<string> {
    await view.getByRole('button', { name: 'Export' }).click();
    await view.getByRole('menuitem', { name: item }).click();
    await student.accept();
    for (;;) {
      const names = await readdir(student.code.workspace);
      const name = names.find((one) => one.startsWith(container) && one.endsWith(ending));
      const file = join(student.code.workspace, name ?? '');
      if (name !== undefined && text.test(await readFile(file, 'utf8'))) return file;
      await student.page.waitForTimeout(100);
    }
  }
});
