import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderWatches } from '../../../src/ui/labs/folderWatches';

describe('watches of the folders of known files', () => {
  let folder: string;
  let file: string;
  let told: string[];
  let watches: FolderWatches;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'live-labs-watches-')), 'lab');
    await mkdir(folder);
    file = join(folder, 'lab.md');
    await writeFile(file, 'one');
    told = [];
    watches = new FolderWatches((changed) => told.push(changed));
    watches.follow([file]);
  });

  afterEach(async () => {
    watches.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  /** Waits until the file was told, and forgets it. */
  async function isTold(): Promise<void> {
    while (told.length === 0) await sleep(5);
    assert.deepEqual(new Set(told), new Set([file]));
    // A write may be told as two events.
    await sleep(50);
    told = [];
  }

  it('tell of a file that is written', async () => {
    await writeFile(file, 'two');
    await isTold();
  });

  it('tell of a file that another is put in the place of, again and again', async () => {
    for (const text of ['two', 'three']) {
      await writeFile(join(folder, 'new'), text);
      await rename(join(folder, 'new'), file);
      await isTold();
    }
  });

  it('say nothing of a file for what happens beside it', async () => {
    const other = join(folder, 'other.md');
    watches.follow([file, other]);
    await writeFile(join(folder, 'third.md'), 'text');
    await writeFile(other, 'text');
    while (told.length === 0) await sleep(5);
    assert.deepEqual(new Set(told), new Set([other]));
  });

  it('tell of a folder that goes, and follow the next of its name', async () => {
    await rm(folder, { recursive: true });
    await isTold();
    await mkdir(folder);
    await writeFile(file, 'two');
    watches.follow([file]);
    told = [];
    await writeFile(file, 'three');
    await isTold();
  });

  it('say nothing of a file that is no longer followed', async () => {
    const other = join(folder, 'second.md');
    watches.follow([other]);
    await writeFile(file, 'two');
    await writeFile(other, 'two');
    while (told.length === 0) await sleep(5);
    assert.deepEqual(new Set(told), new Set([other]));
  });

  it('are over for good', async () => {
    watches.dispose();
    watches.follow([file]);
    const after = new FolderWatches((changed) => told.push(`after ${changed}`));
    after.follow([file]);
    await writeFile(file, 'two');
    while (told.length === 0) await sleep(5);
    await sleep(50);
    after.dispose();
    assert.deepEqual(new Set(told), new Set([`after ${file}`]));
  });

  it('do without a folder that is not there', () => {
    watches.follow([join(folder, 'gone', 'lab.md')]);
    assert.deepEqual(told, []);
  });
});
