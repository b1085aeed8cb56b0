import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { whyUnfit } from '../../../src/core/checks/assessAnswer';
import { guidePage, guideText } from '../../../src/core/guide/guidePage';
import type { GuideBlock, GuideHost, GuideStep } from '../../../src/core/guide/page';
import { parseLab } from '../../../src/core/lab/parseLab';
import { labNames, readLabText } from '../../helpers/labFixtures';
import { allHtml, wholeGuide, type WholeGuide } from '../../helpers/wholeGuide';

const host: GuideHost = {
  picture: (path) => (path === 'w.png' ? 'https://host/w.png' : undefined),
  fill: (text) => text.replaceAll('{{port.80}}', '8123'),
};

function read(text: string): WholeGuide {
  return wholeGuide(text, host);
}

describe('guidePage', () => {
  it('has the blocks of a step in the order of the text', () => {
    const text = readFileSync('walkthroughs/apache2-live-action/lab.md', 'utf8');
    const { title, introduction, steps } = read(text);
    const shape = steps.map(({ blocks }) => blocks.map(({ kind }) => kind).join(' '));
    assert.equal(title, 'apache2 live action');
    assert.equal(introduction.length, 1);
    assert.deepEqual(shape.slice(0, 3), [
      'prose action action prose check',
      'prose commands prose action check',
      'prose commands prose check check check',
    ]);
    assert.deepEqual(steps[2]?.places, ['host', 'container']);
    assert.equal(steps[5]?.hints, 2);
  });

  it('has choices that are answers to their question', () => {
    const choices = ['port {{port.80}}', 'none\u00ad at all'];
    const text = `## A\n<!-- question\nask: Which?\nchoices: ${JSON.stringify(choices)}\n-->\n`;
    const [question] = parseLab(text).lab.steps[0]?.items ?? [];
    const [block] = read(text).steps[0]?.blocks ?? [];
    assert.ok(question?.kind === 'question' && block?.kind === 'question');
    assert.equal(block.choices.length, 2);
    for (const choice of block.choices) assert.equal(whyUnfit(question, choice), undefined);
  });

  it('knows of a text without a container where its commands run', () => {
    const { steps } = read(
      [
        '## A',
        '```console',
        's@os:~$ docker exec -it web sh',
        'root@web:/# ps',
        '```',
        '```console',
        's@os:~$ docker run -it alpine sh',
        '/ # ps',
        '```',
      ].join('\n'),
    );
    const commands = steps.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'commands' ? block.commands : [])),
    );
    assert.deepEqual(
      commands.map(({ place, container, does }) => [place, container, does]),
      [
        ['host', 'web', 'enter'],
        ['container', 'web', 'run'],
        ['host', undefined, 'run'],
        ['container', undefined, 'nothing'],
      ],
    );
  });

  it('makes a step when it is asked for, once, whatever was made before', () => {
    const text = '# L\nx\n## A\n[a][r]\n## B\n### More \\*\n[b][r]\n\n[r]: https://x.org/\n';
    const page = guidePage(parseLab(text).lab, text, host);
    const step = (id: string): GuideStep | undefined => page.step(id);
    assert.deepEqual(
      page.outline.steps.map(({ anchors }) => anchors),
      [['at-a'], ['at-b', 'at-more']],
    );
    const html = '<h3 id="at-more">More *</h3>\n<p><a href="https://x.org/">b</a></p>\n';
    assert.deepEqual(step('b')?.blocks, [{ kind: 'prose', html }]);
    assert.equal(step('b'), step('b'));
    assert.deepEqual(step('a')?.introduction, [{ kind: 'prose', html: '<p>x</p>\n' }]);
    assert.equal(step('c'), undefined);
  });

  it('is only read where it has no step', () => {
    const text = '# L\nJust *words*.\n';
    const page = guidePage(parseLab(text).lab, text, host);
    const introduction = [{ kind: 'prose', html: '<p>Just <em>words</em>.</p>\n' }];
    assert.deepEqual(page.step('')?.introduction, introduction);
  });

  it('marks what varies in a sample, as it is written', () => {
    const { steps } = read(
      '## A\n```console\nroot@0123456789ab:/# ps -ef\nUID   PID  PPID CMD\nroot    1     0 httpd\n```\n',
    );
    const block = steps[0]?.blocks[0];
    const sample = block?.kind === 'commands' ? block.commands[0]?.sample : undefined;
    assert.deepEqual(sample?.[1], [
      { text: 'root    ', varies: false },
      { text: '1', varies: true },
      { text: '     ', varies: false },
      { text: '0', varies: true },
      { text: ' httpd', varies: false },
    ]);
  });

  it('keeps a list whose entries hold commands', () => {
    const { steps } = read('## A\n3. Do *it*:\n   ```console\n   $ ls\n   x\n   ```\n4. Then.\n');
    const block = steps[0]?.blocks[0];
    assert.ok(block?.kind === 'group' && block.tag === 'ol' && block.start === 3);
    const [item] = block.blocks;
    assert.ok(item?.kind === 'group' && item.tag === 'li');
    assert.deepEqual(
      item.blocks.map(({ kind }) => kind),
      ['prose', 'commands'],
    );
  });

  it('shows the comments of a shell block between its commands', () => {
    const { steps } = read(
      '## A\n```sh\n# First: two\none\n# Then two\ntwo \\\n  2\n\nthree\n```\n',
    );
    const block = steps[0]?.blocks[0];
    assert.deepEqual(block?.kind === 'commands' && block.commands.map(({ above }) => above), [
      '# First: two',
      '# Then two',
      '',
    ]);
  });

  it('shows the lines of a block that stand above its first command', () => {
    const { steps } = read('## A\n```console\nSomebody says:\nme@os:~$ ls\n```\n');
    const block = steps[0]?.blocks[0];
    assert.equal(block?.kind === 'commands' && block.commands[0]?.above, 'Somebody says:');
  });

  it('highlights the languages that it knows', () => {
    const html = allHtml(read('## A\n```python\ndef f(): pass\n```\n```x-y\n<a>\n```\n'));
    assert.match(html, /<span class="hljs-keyword">def<\/span>/);
    assert.match(html, /<pre tabindex="0"><code>&lt;a&gt;\n<\/code><\/pre>/);
  });

  const shown: readonly (readonly [name: string, markdown: string, html: RegExp])[] = [
    ['a link to a page', '[a](https://x.org/)', /<a href="https:\/\/x.org\/">a<\/a>/],
    ['a place in the text', '[a](#Some%20place)', /<a href="#at-some-place">a<\/a>/],
    [
      'a port in an address',
      '[a](http://localhost:{{port.80}}/)',
      /href="http:\/\/localhost:8123\/"/,
    ],
    ['a smaller heading', '### More', /<h3 id="at-more">More<\/h3>/],
    ['a picture beside the text', '![a *b*](w.png)', /<img src="https:\/\/host\/w.png" alt="a b">/],
    ['an aligned table', '| a |\n| -: |\n| b |', /<td class="right">b<\/td>/],
  ];
  for (const [name, markdown, html] of shown)
    it(`shows ${name}`, () => {
      assert.match(allHtml(read(`## A\n${markdown}\n`)), html);
    });

  const hostile: readonly (readonly [markdown: string, shows: string])[] = [
    ['<script>alert(1)</script>', '&lt;script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img'],
    ['[a](javascript:alert(1))', 'a'],
    ['[a](JaVaScRiPt&#58;alert(1))', 'a'],
    ['[a](data:text/html,x)', 'a'],
    ['[a](command:workbench.action.quit)', 'a'],
    ['[a](vscode://x/y)', 'a'],
    ['[a](file:///etc/passwd)', 'a'],
    ['[a](container/Dockerfile)', 'a'],
    ['[a](//evil.example/x)', 'a'],
    ['<javascript:alert(1)>', 'javascript'],
    ['[a](https://x.org "t\\" onmouseover=alert(1) x=\\"")', 'a'],
    ['![p](https://evil.example/p.png)', 'p'],
    ['![p](../../secret.png)', 'p'],
    ['![" onerror="alert(1)](w.png)', 'img'],
    ['```"><script>\nx\n```', 'x'],
    ['```html\n<script>alert(1)</script>\n```', '&lt;'],
    ['a \u202eb\u2066c\u200bd', 'a bcd'],
    ['`a\u202eb`', '<code>ab</code>'],
    ['&#8238;x&rlm;y', 'xy'],
    ['\u001b]0;x\u0007y', 'y'],
    ['### <script>', 'h3'],
    ['<style>body{display:none}</style>', '&lt;style'],
  ];
  for (const [markdown, shows] of hostile)
    it(`lets nothing through of ${JSON.stringify(markdown)}`, () => {
      const html = allHtml(read(`# L\n## A\n${markdown}\n`));
      assert.ok(html.includes(shows), html);
      const tags = html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        assert.match(tag, /^<\/?(?:p|a|h3|img|pre|code|span|em|strong|br)\b/);
        assert.doesNotMatch(tag.replaceAll(/="[^"]*"/g, ''), /\bon\w+|style|srcdoc/i);
        assert.doesNotMatch(tag, /(?:href|src)="(?!https?:\/\/|#at-)/);
      }
      assert.doesNotMatch(html, /[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/);
      assert.ok(!html.includes('\u001b'));
    });

  it('makes hints and names safe as well', () => {
    assert.equal(guideText('A `b` <i>\u202e', host), '<p>A <code>b</code> &lt;i&gt;</p>\n');
    const { steps } = read(
      '# L\n## A\u202e<b>\n<!-- check\nname: "x\\u202Ey"\ncontainer: running\n-->\n',
    );
    assert.equal(steps[0]?.title, 'A<b>');
    const check = steps[0].blocks[0];
    assert.equal(check?.kind === 'check' && check.name, 'xy');
  });

  for (const name of labNames)
    it(`has every command of ${name} exactly once`, () => {
      const { lab } = parseLab(readLabText(name));
      const parts = (blocks: readonly GuideBlock[]): readonly number[] =>
        blocks.flatMap((block) => {
          if (block.kind === 'group') return parts(block.blocks);
          if (block.kind === 'commands') return block.commands.map(({ part }) => part);
          return 'part' in block ? [block.part] : [];
        });
      const { steps } = read(readLabText(name));
      assert.deepEqual(
        steps.map(({ blocks }) => parts(blocks)),
        lab.steps.map(({ items }) =>
          items.flatMap(({ kind }, index) =>
            ['command', 'action', 'check', 'question'].includes(kind) ? [index] : [],
          ),
        ),
      );
    });
});
