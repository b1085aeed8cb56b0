import assert from 'node:assert/strict';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { systemClock } from '../../../src/core/base/clock';
import { contentHash, type LabContent } from '../../../src/run/contentHash';
import { FileDigests } from '../../../src/run/fileDigest';
import { loadLab, loadText } from '../../../src/run/loadLab';
import { differingFiles } from '../../../src/ui/consent/differingFiles';
import { asNobody } from '../../helpers/asNobody';

const exec = promisify(execFile);

const lab = `---
lab: demo
container: { container_name: demo-test, build: image }
---
# Demo
## Step
`;

describe('contentHash', () => {
  let folder: string;
  let outside: string;
  // One for all that a test asks, as a window has one.
  let digests: FileDigests;
  const content = async (of = folder): Promise<LabContent> =>
    contentHash(await loadLab(of), digests);
  const hash = async (of?: string): Promise<string> => (await content(of)).hash;
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

  beforeEach(async () => {
    digests = new FileDigests(systemClock);
    folder = await mkdtemp(join(tmpdir(), 'live-labs-hash-'));
    await mkdir(join(folder, 'image', 'conf'), { recursive: true });
    await write('lab.md', lab);
    await write('image/Dockerfile', 'FROM x\n');
    await write('image/conf/a', 'a');
    await write('keep_alive.py', 'print(1)');
    outside = `${folder}-outside`;
    await writeFile(outside, 'a');
    await symlink(outside, join(folder, 'shared'));
    const at = new Date(1000);
    await utimes(join(folder, 'keep_alive.py'), at, at);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
    await rm(outside);
  });

  it('is the same for a copy, whatever git keeps beside it', async () => {
    const copy = `${folder}-copy`;
    await cp(folder, copy, { recursive: true });
    await mkdir(join(copy, '.git'));
    await writeFile(join(copy, '.git', 'config'), 'x');
    assert.deepEqual(await content(copy), await content());
    assert.equal((await content(copy)).isWhole, true);
    await rm(copy, { recursive: true });
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
    ['a program beside the text', () => write('keep_alive.py', 'print(2)')],
    [
      'a program of the same length and time',
      async () => {
        const at = new Date(1000);
        await write('keep_alive.py', 'print(3)');
        await utimes(join(folder, 'keep_alive.py'), at, at);
      },
    ],
    [
      'a program that other tools have brought',
      async () => {
        await mkdir(join(folder, 'node_modules', '.bin'), { recursive: true });
        await write('node_modules/.bin/tool', 'echo good');
      },
    ],
    ['a program that was added beside the text', () => write('GNUmakefile', 'all:\n')],
    ['what a link beside the text leads to', () => writeFile(outside, 'b')],
    ['a context that is gone', () => rm(join(folder, 'image'), { recursive: true })],
  ];
  for (const [what, change] of changes)
    it(`changes with ${what}`, async () => {
      const before = await hash();
      await change();
      assert.notEqual(await hash(), before);
    });

  it('names the text as it was read, whatever its file holds by now', async () => {
    const read = await loadLab(folder);
    await write('lab.md', `${lab}More.\n`);
    const before = await contentHash(read, digests);
    const after = await content();
    assert.deepEqual(differingFiles(before, after), ['lab.md']);
    assert.notEqual(after.hash, before.hash);
  });

  it('names each file that makes the hash another one, also of what an image is built from', async () => {
    await write('lab.md', lab.replace('build: image', 'build: .'));
    await mkdir(join(folder, '.git'));
    await write('.git/config', 'x');
    const before = await content();
    await write('.git/config', 'y');
    assert.deepEqual(differingFiles(before, await content()), [join('.git', 'config')]);
  });

  it('reads nothing outside the lab', async () => {
    await rm(join(folder, 'image'), { recursive: true });
    await symlink(tmpdir(), join(folder, 'image'));
    assert.equal((await content()).isWhole, false);
  });

  it('says so where a link leads to what is not read', async () => {
    await mkdir(join(folder, '.git'));
    await symlink('.git', join(folder, 'hidden'));
    assert.equal((await content()).isWhole, false);
    await rm(join(folder, 'hidden'));
    await symlink('image', join(folder, 'seen'));
    assert.equal((await content()).isWhole, true);
  });

  it('covers what an image is built from, wherever in the folder that is', async () => {
    await mkdir(join(folder, 'node_modules', 'image'), { recursive: true });
    await write('node_modules/image/Dockerfile', 'FROM x\n');
    await write('lab.md', lab.replace('build: image', 'build: node_modules/image'));
    const before = await hash();
    await write('node_modules/image/Dockerfile', 'FROM y\n');
    assert.notEqual(await hash(), before);
  });

  it('says so where there is more than it reads', async () => {
    const loaded = await loadLab(folder);
    for (const bound of [
      { files: 3, bytes: 1000 },
      { files: 100, bytes: 20 },
    ])
      assert.equal((await contentHash(loaded, digests, bound)).isWhole, false);
    await exec('mkfifo', [join(folder, 'pipe')]);
    assert.equal((await contentHash(loaded, digests)).isWhole, false);
  });

  it('fails where a folder cannot be read, rather than find nothing in it', async () => {
    const conf = join(folder, 'image', 'conf');
    await chmod(folder, 0o755);
    await asNobody(async () => {
      await hash();
    });
    await chmod(conf, 0o000);
    try {
      await asNobody(() => assert.rejects(hash(), { code: 'lab-file-unreadable' }));
    } finally {
      await chmod(conf, 0o755);
    }
  });

  it('fails where a file cannot be read', async () => {
    await symlink('itself', join(folder, 'itself'));
    await assert.rejects(hash(), { code: 'lab-file-unreadable' });
  });

  it('is of its words and their place alone for a text that was opened as a lab', async () => {
    const file = join(folder, 'lab.md');
    const alone = async (text: string, of = file): Promise<LabContent> =>
      contentHash(await loadText(of, text), digests);
    const before = await alone('# A\n');
    await write('keep_alive.py', 'print(3)');
    assert.deepEqual(await alone('# A\n'), before);
    assert.equal(before.isWhole, true);
    assert.deepEqual([...before.files.keys()], ['lab.md']);
    assert.notEqual((await alone('# B\n')).hash, before.hash);
    assert.notEqual((await alone('# A\n', join(folder, 'other.md'))).hash, before.hash);
    const built = await alone(lab);
    await write('image/Dockerfile', 'FROM z\n');
    assert.notEqual((await alone(lab)).hash, built.hash);
  });
});
