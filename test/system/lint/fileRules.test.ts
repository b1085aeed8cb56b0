import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { lintLab, lintLabs } from '../../../src/run/lint/lintLabs';

const front = 'format: 1\nlab: demo\ncontainer: { container_name: demo-test, build: container }';
const body = '# Demo\n## Step\n<!-- check: { name: Runs, container: running } -->\n';

/** What lies around a lab: files by their text, links by what they lead to, folders by null. */
type Files = Readonly<Record<string, string | { readonly to: string } | null>>;

const sound: Files = { 'lab/container/Dockerfile': 'FROM x\n' };

type Row = readonly [
  name: string,
  text: string,
  files: Files,
  found: readonly string[],
  advice?: string,
];

const lab = (more = '', frontMatter = front): string => `---\n${frontMatter}\n---\n${body}${more}`;

const rows: readonly Row[] = [
  ['nothing in a sound lab', lab(), sound, []],
  ['no folder of that name', lab(), {}, ['lab.md 4:48 context-missing'], 'make it'],
  [
    'a folder of nearly that name',
    lab(),
    { 'lab/contaner/Dockerfile': 'FROM x\n' },
    ['lab.md 4:48 context-missing'],
    'write "contaner"',
  ],
  ['a file in its place', lab(), { 'lab/container': 'x' }, ['lab.md 4:48 context-missing']],
  ['no Dockerfile in it', lab(), { 'lab/container': null }, ['lab.md 4:48 dockerfile-missing']],
  [
    'a link out of the folder',
    lab(),
    { 'other/Dockerfile': 'FROM x\n', 'lab/container': { to: '../other' } },
    ['lab.md 4:48 context-outside'],
    'is a link',
  ],
  [
    'a link on the way out of the folder',
    lab('', front.replace('build: container', 'build: link/container')),
    { 'other/container/Dockerfile': 'FROM x\n', 'lab/link': { to: '../other' } },
    ['lab.md 4:48 context-outside'],
  ],
  [
    'nothing in a link within the folder',
    lab(),
    { 'lab/image/Dockerfile': 'FROM x\n', 'lab/container': { to: 'image' } },
    [],
  ],
  [
    'a Dockerfile that is a link out of the context',
    lab(),
    { 'lab/Dockerfile': 'RUN <<X\n', 'lab/container/Dockerfile': { to: '../Dockerfile' } },
    ['lab.md 4:48 context-outside'],
    'Dockerfile',
  ],
  [
    'what only BuildKit knows, in the Dockerfile itself',
    lab(),
    { 'lab/container/Dockerfile': 'FROM x\nRUN --mount=type=cache id\n' },
    ['container/Dockerfile 2:5 dockerfile-needs-buildkit'],
  ],
  [
    'the label of another lab',
    lab(),
    { 'lab/container/Dockerfile': 'FROM x\nLABEL live-labs.lab=x\n' },
    ['container/Dockerfile 2:1 image-label-other'],
    'live-labs.lab=demo',
  ],
  [
    'pictures that are missing, wherever they stand',
    lab(
      [
        '![](a.png) and ![two](<b c.png> "Title") ![web](https://h/x.png)',
        '',
        '- > ![](d/tabel.svg#x)',
        '',
        '| a | b |',
        '| - | - |',
        '| x | ![](e.png) |',
        '',
        '![by name][f] ![](a.png) `![](code.png)`',
        '',
        '[f]: f.png',
      ].join('\n'),
    ),
    { ...sound, 'lab/d/table.svg': 'x', 'lab/a.png': null },
    [
      'lab.md 9:5 picture-missing',
      'lab.md 9:24 picture-missing',
      'lab.md 11:9 picture-missing',
      'lab.md 15:11 picture-missing',
      'lab.md 17:1 picture-missing',
      'lab.md 17:19 picture-missing',
    ],
  ],
  [
    'nothing in pictures that are there',
    lab('![](a%20b.png) ![](d/ü.svg "T") ![](data:image/png;base64,x)'),
    { ...sound, 'lab/a b.png': 'x', 'lab/d/ü.svg': 'x' },
    [],
  ],
  [
    'a file of a check that is a link out of the folder',
    lab('<!-- check\nname: x\nfile: { path: log, on: host }\n-->\n'),
    { ...sound, 'other/log': 'x', 'lab/log': { to: '../other/log' } },
    ['lab.md 11:15 path-outside'],
  ],
];

describe('lint of the files beside a lab', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-lint-'));
    await mkdir(join(folder, 'lab'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  for (const [name, text, files, expected, advice = ''] of rows)
    it(`finds ${name}`, async () => {
      await write(folder, files);
      const found = await lintLab({ file: join(folder, 'lab', 'lab.md'), text });
      assert.deepEqual(
        found.map(
          ({ file, line, column, code }) =>
            `${relative(join(folder, 'lab'), file)} ${line}:${column} ${code}`,
        ),
        expected,
      );
      const [first] = found;
      assert.ok(first === undefined || first.message.includes(advice), first?.message);
    });

  it('finds one id in two labs, and tells which is the other', async () => {
    await write(folder, { ...sound, 'two/container/Dockerfile': 'FROM x\n' });
    const one = { file: join(folder, 'lab', 'lab.md'), text: lab() };
    const two = { file: join(folder, 'two', 'lab.md'), text: lab() };
    const [found, ...more] = await lintLabs([one, two]);
    assert.deepEqual(
      [found?.file, found?.line, found?.column, found?.code],
      [two.file, 3, 6, 'lab-id-twice'],
    );
    assert.match(found?.message ?? '', /\.\.\/lab\/lab\.md/);
    assert.deepEqual(more, []);
  });
});

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(content === null ? path : dirname(path), { recursive: true });
    if (typeof content === 'string') await writeFile(path, content);
    else if (content !== null) await symlink(content.to, path);
  }
}
