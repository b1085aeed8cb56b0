import assert from 'node:assert/strict';
import type { Engine } from '../../src/core/ports';
import { ApacheStudent } from '../helpers/apacheStudent';
import { axeFindings } from '../helpers/axe';
import { Guide } from '../helpers/guide';
import { inStages } from '../helpers/inStages';
import { Keyboard, layoutFindings } from '../helpers/keyboard';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e-access';
const themes = ['light', 'contrast', 'contrastLight', 'dark'] as const;

// The whole lab without a mouse, and how it is for eyes and ears; each stage needs the last.
describe('a student without a mouse', function () {
  this.timeout(180_000);
  let passage: ApacheStudent;
  let engine: Engine;
  let student: Student;
  let guide: Guide;
  let keyboard: Keyboard;

  before(async () => {
    passage = await ApacheStudent.open(container, { theme: 'dark' });
    ({ engine, student } = passage);
    await student.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    guide = new Guide(student, 'apache2 live action');
    keyboard = new Keyboard(student, guide);
  });

  after(() => passage[Symbol.asyncDispose]());

  inStages(() => keep('failed-access'));

  const keep = (name: string): Promise<string> => student.code.screenshot(name);
  const focused = (name: string): Promise<void> => keyboard.isOn(name);

  /** Nothing is found in any theme; the keyboard is on the title afterwards, as in the beginning. */
  async function isGoodInAllThemes(name: string): Promise<void> {
    for (const theme of themes) {
      await student.code.theme(theme);
      const frame = await guide.frame();
      // VS Code hands the colours on a moment after it has them itself.
      await guide.until(`document.body.dataset.vscodeThemeId !== undefined`);
      assert.deepEqual(await axeFindings(frame), [], theme);
      await keep(`${name}-${theme}`);
    }
    await back();
  }

  /** The documented way back to the guide. */
  async function back(): Promise<void> {
    await keyboard.press('Control+1');
    await guide.until('document.hasFocus()');
  }

  async function next(title: string): Promise<void> {
    await keyboard.press('j');
    await guide.heading(title).waitFor();
    await focused(title);
  }

  it('opens the guide by the palette', async () => {
    await student.showLabs();
    await keyboard.command('Labs: Open Guide');
    await student.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await keyboard.type('apache2 live action');
    await keyboard.press('Enter');
    await guide.heading('Build and run').waitFor();
    await guide.until('document.hasFocus()');
  });

  it('is told what keys there are', async () => {
    await keyboard.press('?');
    await guide.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    assert.deepEqual(await axeFindings(await guide.frame()), []);
    await keep('50-access-keys');
    await keyboard.press('Escape');
    await guide.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('goes to a step by the arrow keys in the list', async () => {
    await keyboard.press('s', 'ArrowDown');
    await focused('It works');
    await keyboard.press('End');
    await focused('Clean up');
    await keyboard.press('Enter');
    await focused('Clean up');
    await guide.heading('Clean up').waitFor();
    await keyboard.press('s', 'Home', 'Enter');
    await guide.heading('Build and run').waitFor();
    await focused('Build and run');
  });

  it('has landmarks, headings in order, and one polite live region', async () => {
    const frame = await guide.frame();
    const roles = await frame.evaluate(`({
      main: document.querySelectorAll('main').length,
      nav: document.querySelectorAll('nav[aria-label]').length,
      live: [...document.querySelectorAll('[aria-live]')].map(({ ariaLive }) => ariaLive),
      current: document.querySelectorAll('[aria-current=step]').length,
      headings: [...document.querySelectorAll('#app > :not(dialog) :is(h1, h2, h3)')]
        .map(({ tagName }) => tagName).join(' '),
    })`);
    assert.deepEqual(roles, {
      main: 1,
      nav: 1,
      live: ['polite'],
      current: 1,
      headings: 'H1 H2 H3',
    });
  });

  it('keeps the keyboard where a check begins and fails', async () => {
    await keyboard.enter('Check this step');
    await guide.page.getByText('No container has been started yet.', { exact: true }).waitFor();
    await focused('Check again');
  });

  it('finds nothing wrong with a failed check, in any theme', async () => {
    await isGoodInAllThemes('51-access-failed');
  });

  it('builds and starts, and keeps the keyboard though the button that mended is gone', async () => {
    await keyboard.press('r');
    await focused('Build Container');
    await keyboard.press('Enter');
    await keyboard.answerDialog('Run');
    await student.page
      .locator('.statusbar-item', { hasText: 'The image is built' })
      .waitFor({ timeout: 120_000 });
    await focused('Build Container');
    const mend = guide.page.locator('.check.failed').getByRole('button', { name: /Container$/ });
    const name = (await mend.first().textContent()) ?? '';
    const frame = await guide.frame();
    const isMending = `document.activeElement.closest('.check') !== null`;
    do await keyboard.press('Tab');
    while (!(await frame.evaluate<boolean>(isMending)) || (await keyboard.focused()) !== name);
    await keyboard.press('Enter');
    await guide.passed('Build and run');
    await mend
      .first()
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    await guide.until(`document.activeElement !== document.body`);
    assert.notEqual(await keyboard.focused(), '');
  });

  it('runs a command, and the keyboard stays in the guide', async () => {
    await next('It works');
    await keyboard.enter('Run: curl localhost:');
    await student.terminalShows('It works!');
    await guide.passed('It works');
    await focused('Run: curl localhost:');
  });

  it('copies the exact command', async () => {
    await next('Look at the processes');
    await keyboard.enter('Copy: docker exec');
    const read = (): Promise<string> => student.page.evaluate('navigator.clipboard.readText()');
    while ((await read()) !== `docker exec -it ${container} bash`)
      await student.page.waitForTimeout(100);
  });

  it('opens the shell inside, comes back by the key for that, and runs there', async () => {
    await keyboard.enter('Open shell: docker exec');
    await student.terminalShows(`docker exec -it ${container} bash`);
    await back();
    await focused('Open shell: docker exec');
    await keyboard.enter('Run: ps -ef');
    await student.terminalShows('ps -ef');
    await guide.passed('Look at the processes');
  });

  it('finds a word in the step', async () => {
    await keyboard.press('Control+F');
    const find = student.page.locator('.simple-find-part.visible input').first();
    await find.waitFor();
    await keyboard.type('hardly any');
    await keyboard.press('Enter');
    await guide.until(`getSelection().toString() === 'hardly any'`);
    await keyboard.press('Escape');
    await back();
  });

  it('goes on through what only has to be run', async () => {
    await next('Which MPM?');
    await keyboard.enter('Run: httpd -M');
    await guide.passed('Which MPM?');
    await next('Count the threads');
    await keyboard.enter('Run: ps -efL');
    await guide.passed('Count the threads');
  });

  it('predicts by typing, of which no letter is taken for a key of the guide', async () => {
    await next('Predict');
    await keyboard.tabTo('How many httpd processes');
    await keyboard.type('jk?');
    assert.equal(await guide.page.getByRole('textbox').inputValue(), 'jk?');
    await keyboard.press('Control+A');
    await keyboard.type('5');
    await keyboard.press('Enter');
    await guide.passed('Predict');
    await focused('How many httpd processes');
  });

  it('finds nothing wrong with an answered question, in any theme', async () => {
    await isGoodInAllThemes('52-access-answered');
  });

  it('floods and releases', async () => {
    // Out of the field of the answer, where a letter is no key.
    await keyboard.press('Tab');
    await next('Flood');
    await keyboard.enter('Flood 100 Connections');
    await guide.passed('Flood');
    await focused('Flood 100 Connections');
    const stands =
      /^100 of 100 held(?:, \d+ served)?(?:, \d+ waits? in the accept queue.*)?, \d+ dropped, released automatically in \d:\d\d$/;
    await guide.page.getByText(stands).waitFor();
    await student.row('Flood: 100 of 100 held, ').waitFor();
    assert.deepEqual(await axeFindings(await guide.frame()), []);
    await next('Release');
    await keyboard.enter('Release Connections');
    await student.row('Flood: ').waitFor({ state: 'detached' });
    await guide.step('Release', ', passed$').waitFor({ timeout: 90_000 });
    await focused('Release Connections');
  });

  it('unfolds what a check has seen, and finds nothing wrong with it in any theme', async () => {
    await keyboard.enter('show rows');
    await guide.page.locator('.check .rows').last().waitFor();
    await isGoodInAllThemes('53-access-unfolded');
  });

  it('cleans up, and has passed every step', async () => {
    await next('Clean up');
    await keyboard.enter('Stop Container');
    await guide.passed('Clean up');
    await guide.page.getByText('9 of 9 steps · done').waitFor();
    assert.notEqual(await keyboard.focused(), '');
    assert.equal(await engine.container(container), undefined);
  });

  const widths: readonly (readonly [what: string, width: number, height: number])[] = [
    ['200-percent', 700, 450],
    ['narrow', 364, 900],
    ['wide', 2200, 1000],
  ];
  for (const [what, width, height] of widths)
    it(`is laid out well when it is ${what}`, async () => {
      if (what === '200-percent') {
        await student.code.command('View: Toggle Panel Visibility');
        await student.code.command('View: Toggle Primary Side Bar Visibility');
      }
      await student.page.setViewportSize({ width, height });
      await back();
      const frame = await guide.frame();
      for (const title of ['Release', 'Flood', 'Predict', 'Count the threads']) {
        await keyboard.press('k');
        await guide.heading(title).waitFor();
        assert.deepEqual(await layoutFindings(frame), [], title);
        await keep(`54-access-${what}-${title.split(' ')[0] ?? ''}`);
      }
      assert.deepEqual(await axeFindings(frame), []);
      if (what === 'narrow') assert.ok((await frame.evaluate<number>('innerWidth')) <= 320);
      await keyboard.press('s');
      await keep(`54-access-${what}-steps`);
      await keyboard.press('End', 'Enter');
      await guide.heading('Clean up').waitFor();
    });

  it('sees nothing move where that is not wanted', async () => {
    await student.page.emulateMedia({ reducedMotion: 'reduce' });
    const frame = await guide.frame();
    const moving = await frame.evaluate(`[...document.querySelectorAll('*')].filter((part) => {
      const { animationName, transitionDuration } = getComputedStyle(part);
      return animationName !== 'none' || !/^0s(?:, 0s)*$/.test(transitionDuration);
    }).length`);
    assert.equal(moving, 0);
  });
});
