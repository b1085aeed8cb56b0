import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../helpers/runHere';

describe('live-labs parse', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  const course = '# T\n\n## A\n\n```console\nme@os:~/x$ ls \\\n>  -l  \nfile\n```\n';
  const commands = [
    { line: 6, text: 'ls \\\n -l', target: 'host', prompt: 'me@os:~/x$ ', sample: 'file' },
  ];

  it('tells what a text without a front matter holds, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await parse('course.md', course, '--json');
    const steps = [{ id: 'a', title: 'A', line: 3, commands }];
    assert.deepEqual(JSON.parse(stdout), { title: 'T', steps, problems: [] });
    assert.deepEqual([exitCode, stderr], [0, '']);
  });

  it('reads the lab.md of a folder', async () => {
    await mkdir(join(folder, 'lab'));
    await writeFile(join(folder, 'lab', 'lab.md'), course);
    const { stdout } = await runHere(['parse', join(folder, 'lab')]);
    assert.match(stdout, /^T\n\nA \(a, line 3\)\n {5}6 {2}host {7}ls \\\n {20}-l\n$/);
  });

  it('tells problems with their places', async () => {
    const { exitCode, stdout } = await parse(
      'wrong.md',
      '---\nlab: x\n---\n## A\n<!-- chek: {} -->\n',
      '--json',
    );
    const { problems } = JSON.parse(stdout) as { problems: readonly Record<string, unknown>[] };
    assert.deepEqual(Object.keys(problems[0] ?? {}).toSorted(), [
      ...['code', 'column', 'line', 'message', 'severity'],
    ]);
    assert.equal(exitCode, 0);
  });

  it('lets nothing of a file rule the terminal', async () => {
    const { stdout } = await parse(
      'hostile.md',
      '# A\u001b[2J\n## B\u202e\n```sh\n\u001b]0;x\u0007ls\n```\n',
    );
    assert.equal(
      stdout,
      'A\n\nB (b, line 2)\n     4  host       ls\n\nProblems: 1; "live-labs lint" shows them.\n',
    );
  });

  const files: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'Latin-1',
      Buffer.from('# A\n\n## Pr\u00fcfung\n', 'latin1'),
      /Latin-1 is not UTF-8 text: line 3/,
    ],
    ['UTF-16', Buffer.from('\ufeff# A\n', 'utf16le'), /not UTF-8 text: line 1.*Save it as UTF-8/],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xc3), /not UTF-8 text/],
  ];
  for (const [name, bytes, sentence] of files)
    it(`refuses ${name} with a sentence`, async () => {
      const { exitCode, stderr } = await parse(name, bytes);
      assert.match(stderr, sentence);
      assert.equal(exitCode, 2);
    });

  const longest = 'a'.repeat(999_999);
  const sizes: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
    ['nothing', '', []],
    ['a million characters', `${longest}\u9032`, []],
    ['a million characters of three bytes', '\u9032'.repeat(1_000_000), []],
    ['more', `${longest}aa`, ['lab-too-long']],
    ['much more', Buffer.alloc(20_000_000, 'a'), ['lab-too-long']],
    ['zeros', new Uint8Array(1000), []],
  ];
  for (const [name, content, codes] of sizes)
    it(`reads ${name}`, async () => {
      const { exitCode, stdout } = await parse(name, content, '--json');
      const { problems } = JSON.parse(stdout) as { problems: readonly { code: string }[] };
      assert.deepEqual(
        problems.map(({ code }) => code),
        codes,
      );
      assert.equal(exitCode, 0);
    });

  async function parse(
    name: string,
    content: string | Uint8Array,
    ...options: readonly string[]
  ): ReturnType<typeof runHere> {
    const file = join(folder, name);
    await writeFile(file, content);
    return runHere(['parse', file, ...options]);
  }
});
