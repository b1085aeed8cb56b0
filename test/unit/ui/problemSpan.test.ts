import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beginsLikeLab } from '../../../src/core/lab/ownFrontMatter';
import { problemSpan, sectionLines } from '../../../src/ui/diagnostics/problemSpan';

describe('problemSpan', () => {
  const rows: readonly (readonly [line: string, column: number, underlined: string])[] = [
    ['titel: Open files', 1, 'titel'],
    ['  cap_add: [SYS_PTRACE, NET_ADMN]', 25, 'NET_ADMN'],
    ['ports: ["80:99999", x]', 9, '"80:99999"'],
    ["match: 'T (\\d+'", 8, "'T (\\d+'"],
    ['<!-- check ', 1, '<!-- check'],
    ['## A step without a check', 1, '## A step without a check'],
    ['![](pictures/a-b.svg)', 5, 'pictures/a-b.svg'],
    ['$ ls\u200b -l', 5, '\u200b -l'],
    ['über: x', 1, 'über'],
  ];
  for (const [line, column, underlined] of rows)
    it(`is ${JSON.stringify(underlined)} in ${JSON.stringify(line)}`, () => {
      const { line: row, from, to } = problemSpan({ line: 3, column }, line);
      assert.equal(row, 2);
      assert.equal(line.slice(from, to), underlined);
    });

  it('is one character where there is no text, or none is known', () => {
    for (const text of ['', 'ab', undefined])
      assert.deepEqual(problemSpan({ line: 1, column: 3 }, text), { line: 0, from: 2, to: 3 });
  });
});

describe('sectionLines', () => {
  it('finds the section of each code', () => {
    const page = readFileSync('docs/lint-codes.md', 'utf8');
    const line = sectionLines(page).get('privileged') ?? 0;
    assert.equal(page.split('\n')[line - 1], '### privileged');
  });
});

describe('beginsLikeLab', () => {
  const rows: readonly (readonly [text: string, expected: boolean])[] = [
    ['---\nformat: 1\n---\n', true],
    ['\ufeff---\r\ntitle: x\r\nlab: y\r\n---\r\n', true],
    ['---\ncontainer:\n  image: x\n...\n', true],
    ['---\nformat: html\n---\n', false],
    ['---\ntitle: lab\n---\nlab: x\n', false],
    ['---\nlab: never closed\n', false],
    ['# lab\n\n---\nlab: x\n---\n', false],
  ];
  for (const [text, expected] of rows)
    it(`is ${String(expected)} for ${JSON.stringify(text)}`, () => {
      assert.equal(beginsLikeLab(text), expected);
    });
});
