import assert from 'node:assert/strict';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLab } from '../../../src/core/lab/parseLab';
import { currentLease } from '../../../src/run/lease';
import type { RunnableLab } from '../../../src/run/loadLab';
import { copyPrefix, LabCopy, leaseFile } from '../../../src/run/testing/labCopy';
import { folderTree } from '../../../src/run/testing/folderTree';
import { sweepCopies } from '../../../src/run/testing/sweepCopies';
import { FakeClock } from '../../helpers/fakeClock';
import { memoryContext } from '../../helpers/memoryContext';
import { MemoryEngine } from '../../helpers/memoryEngine';

describe('the copy of a lab that a test works in', () => {
  const { signal } = new AbortController();
  let above: string;
  let folder: string;
  let temporary: string;
  const own = process.env['TMPDIR'];

  beforeEach(async () => {
    above = await realpath(await mkdtemp(join(tmpdir(), 'live-labs-')));
    folder = join(above, 'my lab');
    temporary = join(above, 'tmp');
    await mkdir(join(folder, 'image', 'node_modules'), { recursive: true });
    await mkdir(temporary);
    process.env['TMPDIR'] = temporary;
  });
  afterEach(async () => {
    if (own === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = own;
    await rm(above, { recursive: true, force: true });
  });

  const copied = (build = 'image', lease = currentLease()): Promise<LabCopy> => {
    const { lab } = parseLab(
      `---\ncontainer: { container_name: demo, build: "${build}" }\n---\n## A\n`,
    );
    assert.ok(lab.container);
    const loaded = { lab, container: lab.container, folder, file: join(folder, 'lab.md') };
    const context = memoryContext(new MemoryEngine(), new FakeClock(), lease);
    return LabCopy.of(loaded as RunnableLab, context, signal);
  };

  it('has the name, the files, their modes and their times, and is gone after all', async () => {
    await writeFile(join(folder, 'run.sh'), 'true');
    await chmod(join(folder, 'run.sh'), 0o755);
    await utimes(join(folder, 'run.sh'), 1000, 1000);
    await writeFile(join(folder, 'image', 'fixed'), '1');
    await chmod(join(folder, 'image', 'fixed'), 0o444);
    await chmod(join(folder, 'image'), 0o555);
    const copy = await copied();
    assert.match(copy.lab.folder, /\/live-labs-copy-\w+\/my lab$/);
    assert.equal(copy.lab.file, join(folder, 'lab.md'));
    const { mode, mtimeMs } = await stat(join(copy.lab.folder, 'run.sh'));
    assert.deepEqual([mode & 0o777, mtimeMs], [0o755, 1_000_000]);
    assert.equal((await stat(join(copy.lab.folder, 'image'))).mode & 0o777, 0o555);
    assert.equal((await stat(join(copy.lab.folder, 'image', 'fixed'))).mode & 0o777, 0o444);
    await copy.remove();
    assert.deepEqual(await readdir(temporary), []);
    assert.equal(await readFile(join(folder, 'image', 'fixed'), 'utf8'), '1');
    await chmod(join(folder, 'image'), 0o755);
  });

  it('leaves out what tools keep, but not of what an image is built from', async () => {
    for (const name of ['.git', 'node_modules', 'sub/node_modules'])
      await mkdir(join(folder, name), { recursive: true });
    const copy = await copied();
    assert.deepEqual((await readdir(copy.lab.folder)).toSorted(), ['image', 'sub']);
    assert.deepEqual(await readdir(join(copy.lab.folder, 'image')), ['node_modules']);
    assert.deepEqual(await readdir(join(copy.lab.folder, 'sub')), []);
    const whole = await copied('.');
    assert.deepEqual(await readdir(join(whole.lab.folder, 'image')), []);
  });

  it('has links that lead out to where they did, and never back into the folder', async () => {
    await mkdir(join(above, 'shared'));
    await writeFile(join(above, 'shared', 'data'), 'shared');
    await writeFile(join(folder, 'mine'), 'mine');
    const links: Readonly<Record<string, string>> = {
      out: '../shared/data',
      outFolder: '../shared',
      through: 'outFolder/data',
      absolute: join(above, 'shared', 'data'),
      inside: 'mine',
      roundabout: '../my lab/mine',
      own: join(folder, 'mine'),
      'image/up': '../mine',
      'image/own': join(folder, 'mine'),
      whole: folder,
      dangling: join(folder, 'nothing'),
    };
    for (const [path, target] of Object.entries(links)) await symlink(target, join(folder, path));
    const copy = await copied();
    const at = (path: string): string => join(copy.lab.folder, path);
    for (const path of ['out', 'through', 'absolute'])
      assert.equal(await realpath(at(path)), join(above, 'shared', 'data'), path);
    for (const path of ['inside', 'roundabout', 'own', 'image/up', 'image/own'])
      assert.equal(await realpath(at(path)), at('mine'), path);
    assert.equal(await realpath(at('whole')), at('.').replace(/\/$/, ''));
    assert.equal(await readlink(at('dangling')), 'nothing');
    assert.ok((await lstat(at('outFolder'))).isSymbolicLink());
    await copy.remove();
    assert.equal(await readFile(join(above, 'shared', 'data'), 'utf8'), 'shared');
  });

  it('is not made of a folder that is too big', async () => {
    for (let file = 0; file < 5; file += 1)
      await writeFile(join(folder, String(file)), 'x'.repeat(100));
    const tree = (files: number, bytes: number): Promise<unknown> =>
      folderTree(folder, () => false, signal, { files, bytes });
    await tree(10, 500);
    await assert.rejects(tree(5, 500), { code: 'lab-too-big' });
    await assert.rejects(tree(10, 499), { code: 'lab-too-big' });
  });

  it('names the folder of the author', async () => {
    const copy = await copied();
    assert.equal(copy.named(`no ${join(copy.lab.folder, 'image')}.`), `no ${folder}/image.`);
  });

  it('goes with the next run where its own was killed, and nothing else does', async () => {
    const dead = `${hostname()}/${String(process.pid)}/1`;
    const kept: string[] = [];
    const place = async (name: string, text: string | undefined): Promise<void> => {
      await mkdir(join(temporary, name, 'lab'), { recursive: true });
      if (text !== undefined) await writeFile(join(temporary, name, leaseFile), text);
    };
    await place(`${copyPrefix}dead`, `me\n${dead}\n`);
    await place(`${copyPrefix}held`, `me\n${currentLease()}\n`);
    await place(`${copyPrefix}other`, `somebody\n${dead}\n`);
    await place(`${copyPrefix}kept`, undefined);
    await place('something-else', `me\n${dead}\n`);
    await symlink(join(temporary, 'something-else'), join(temporary, `${copyPrefix}link`));
    await sweepCopies('me', {
      info: (line) => void kept.push(line),
      warn: (line) => assert.fail(line),
    });
    assert.deepEqual(
      (await readdir(temporary)).toSorted(),
      ['held', 'kept', 'link', 'other'].map((name) => copyPrefix + name).concat('something-else'),
    );
    assert.equal(kept.length, 1);
  });
});
