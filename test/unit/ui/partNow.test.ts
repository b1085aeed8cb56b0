import assert from 'node:assert/strict';
import type { Lab } from '../../../src/core/lab/model';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { OutcomePart } from '../../../src/ui/terminals/outcomePart';
import { partNow } from '../../../src/ui/terminals/partNow';

const text = `# L
## One
\`\`\`console
me@os:~$ seq 2
1
2
me@os:~$ date
\`\`\`
## Two
\`\`\`console
me@os:~$ hostname
\`\`\`
`;

describe('partNow', () => {
  const then = read(text);

  const kept = [
    ['the title of the text', '# L', '# Another'],
    ['the title of its step', '## One', '## The first'],
    ['the title of another step', '## Two', '## The second'],
    ['another command of its step', 'date', 'date -u'],
    ['words above it', '## One\n', '## One\nWords.\n\n'],
  ] as const;
  for (const [name, from, to] of kept)
    it(`is the same command after an edit of ${name}`, () => {
      const now = read(text.replace(from, to));
      const part = partNow(partOf(then, 0, 0), then, now);
      assert.deepEqual(part, partOf(now, 0, 0));
    });

  const lost = [
    ['the command itself', 'seq 2', 'seq 3'],
    ['the output that it is compared with', '1\n2', '1\n3'],
    ['its place', 'me@os:~$ seq', 'me@os:~$ id\nme@os:~$ seq'],
    ['its step, which is gone', text.slice(text.indexOf('## One'), text.indexOf('## Two')), ''],
    [
      'its machine',
      '# L',
      '---\nformat: 1\nlab: l\ntitle: L\ncontainer:\n  image: a:1\n  container_name: b-test\n---\n# L',
    ],
  ] as const;
  for (const [name, from, to] of lost)
    it(`is none after an edit of ${name}`, () => {
      assert.equal(partNow(partOf(then, 0, 0), then, read(text.replace(from, to))), undefined);
    });
});

function read(words: string): Lab {
  return parseLab(words).lab;
}

function partOf({ steps }: Lab, at: number, place: number): OutcomePart {
  const step = steps[at];
  const item = step?.items[place];
  assert.ok(step && item);
  return { lab: 'l', step, item };
}
