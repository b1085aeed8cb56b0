import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { packContext } from '../../../src/engine/images/packContext';
import { skipTest } from '../../helpers/skip';

describe('packContext', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'll-'));
    for (const file of ['Dockerfile', 'a', 'a.log', 'sub/b', 'sub/b.log', 'sub/deep/c'])
      await put(file, file);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const put = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  const packed = async (): Promise<readonly string[]> =>
    namesIn(gunzipSync(await buffer(await packContext(folder))))
      .filter((path) => !['sub', 'sub/deep'].includes(path))
      .sort();

  const all = ['Dockerfile', 'a', 'a.log', 'sub/b', 'sub/b.log', 'sub/deep/c'];
  const cases: readonly [title: string, ignore: string | undefined, expected: readonly string[]][] =
    [
      ['sends everything', undefined, all],
      ['follows names', 'a\nsub/b', ['Dockerfile', 'a.log', 'sub/b.log', 'sub/deep/c']],
      ['follows folders', 'sub', ['Dockerfile', 'a', 'a.log']],
      [
        'keeps a pattern without folder to the top',
        '*.log',
        all.filter((path) => path !== 'a.log'),
      ],
      ['follows patterns for every folder', '**/*.log', ['Dockerfile', 'a', 'sub/b', 'sub/deep/c']],
      [
        'follows exceptions below an ignored folder',
        'sub\n!sub/deep/c',
        ['Dockerfile', 'a', 'a.log', 'sub/deep/c'],
      ],
      ['always sends the Dockerfile', '*', ['Dockerfile']],
      ['passes over comments', '# a\n\na.log', all.filter((path) => path !== 'a.log')],
    ];
  for (const [title, ignore, expected] of cases)
    it(title, async () => {
      if (ignore !== undefined) await put('.dockerignore', ignore);
      const sent = ignore === undefined ? expected : ['.dockerignore', ...expected];
      assert.deepEqual(await packed(), sent);
    });

  it('sends a link as a link and leaves out sockets', async function () {
    if (process.platform === 'win32') skipTest(this, 'Windows has no such sockets');
    await symlink('/nowhere', join(folder, 'link'));
    const server = createServer().listen(join(folder, 'socket'));
    try {
      assert.deepEqual(await packed(), [...all.slice(0, 3), 'link', ...all.slice(3)]);
    } finally {
      server.close();
    }
  });

  it('fails, and does no more, where a file goes away under its hands', async () => {
    const archive = await packContext(folder);
    await rm(join(folder, 'sub'), { recursive: true });
    await assert.rejects(buffer(archive), /ENOENT/);
  });
});

/** The names in a tar archive: blocks of 512 bytes, a header with name and octal size before each
 * file's content (POSIX ustar). */
function namesIn(archive: Buffer): readonly string[] {
  const block = 512;
  const names: string[] = [];
  for (let at = 0; archive[at] !== 0;) {
    const size = parseInt(archive.toString('latin1', at + 124, at + 135), 8);
    names.push(archive.toString('utf8', at, at + 100).replace(/\0.*$/s, ''));
    at += block + Math.ceil(size / block) * block;
  }
  return names;
}
