import assert from 'node:assert/strict';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '../../../src/run/contentHash';
import { loadLab } from '../../../src/run/loadLab';

const lab = `---
lab: demo
container: { container_name: demo-test, build: image }
---
# Demo
## Step
`;

describe('contentHash', () => {
  let folder: string;
  const hash = async (of = folder): Promise<string> => contentHash(await loadLab(of));
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-hash-'));
    await mkdir(join(folder, 'image', 'conf'), { recursive: true });
    await write('lab.md', lab);
    await write('image/Dockerfile', 'FROM x\n');
    await write('image/conf/a', 'a');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is the same for a copy, whatever a student has made beside it', async () => {
    const copy = join(folder, 'copy');
    await mkdir(copy);
    for (const name of ['lab.md', 'image'])
      await cp(join(folder, name), join(copy, name), { recursive: true });
    await write('notes.txt', 'mine');
    assert.equal(await hash(copy), await hash());
  });

  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the text', () => write('lab.md', `${lab}More.\n`)],
    ['the Dockerfile', () => write('image/Dockerfile', 'FROM y\n')],
    ['a file deep in the context', () => write('image/conf/a', 'b')],
    ['a new file', () => write('image/conf/b', '')],
    ['a file that is gone', () => unlink(join(folder, 'image', 'conf', 'a'))],
    ['a file that can be executed now', () => chmod(join(folder, 'image', 'conf', 'a'), 0o755)],
    [
      'a link in the place of a file',
      async () => {
        await unlink(join(folder, 'image', 'conf', 'a'));
        await symlink('../Dockerfile', join(folder, 'image', 'conf', 'a'));
      },
    ],
    [
      'text that moved from one file to the next',
      async () => {
        await write('image/conf/a', '');
        await write('image/conf/b', 'a');
      },
    ],
    ['a context that is gone', () => rm(join(folder, 'image'), { recursive: true })],
  ];
  for (const [what, change] of changes)
    it(`changes with ${what}`, async () => {
      const before = await hash();
      await change();
      assert.notEqual(await hash(), before);
    });

  it('reads nothing outside the lab', async () => {
    await rm(join(folder, 'image'), { recursive: true });
    await symlink(tmpdir(), join(folder, 'image'));
    assert.equal((await hash()).length, 64);
  });
});
