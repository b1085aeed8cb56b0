import assert from 'node:assert/strict';
import { axeFindings } from '../helpers/axe';
import { ThreadPage } from '../helpers/threadPage';
import { bigPicture, pictureTime, threadPictures } from '../helpers/threadPictures';
import { threadThemes, type ThreadTheme } from '../helpers/threadThemes';

const sizes = {
  wide: { width: 1400, height: 950 },
  narrow: { width: 480, height: 900 },
} as const;

describe('the page of the thread view', function () {
  this.timeout(120_000);

  for (const theme of Object.keys(threadThemes) as readonly ThreadTheme[])
    for (const [size, view] of Object.entries(sizes))
      it(`has nothing that axe finds wrong, in ${theme}, ${size}`, async () => {
        await using page = await ThreadPage.open(theme, view);
        for (const [name, scene] of Object.entries(threadPictures)) {
          await page.tell({ type: 'scene', scene });
          await page.screenshot(`threads-page-${name}-${theme}-${size}`);
          assert.deepEqual(await axeFindings(page.frame), [], name);
          if (name === 'nothing') continue;
          await page.page.locator('.workers .top').first().click();
          await page.page.getByRole('tooltip').waitFor();
          assert.deepEqual(await axeFindings(page.frame), [], `${name} with a card`);
          await page.page.keyboard.press('Escape');
          await page.page.getByRole('button', { name: 'Table' }).click();
          await page.tell();
          await page.screenshot(`threads-page-${name}-table-${theme}-${size}`);
          assert.deepEqual(await axeFindings(page.frame), [], `${name} as a table`);
          await page.page.getByRole('button', { name: 'Picture' }).click();
        }
      });

  it('shows 10,000 threads', async () => {
    await using page = await ThreadPage.open('dark');
    const scene = { ...threadPictures.idle, snapshot: bigPicture(20, 'all', pictureTime) };
    await page.tell({ type: 'scene', scene });
    await page.screenshot('threads-page-10000-dark');
    await page.page.getByRole('heading', { name: '101 processes, 10,001 threads' }).waitFor();
    assert.deepEqual(await axeFindings(page.frame), []);
  });
});
