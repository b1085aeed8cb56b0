import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseLab } from '../../../src/core/lab/parseLab';
import { isOnlyRenamed } from '../../../src/core/walkthrough/onlyRenamed';

describe('isOnlyRenamed', () => {
  const read = (text: string): { text: string; lab: ReturnType<typeof parseLab>['lab'] } => ({
    text,
    lab: parseLab(text).lab,
  });
  const shipped = (id: string): string => readFileSync(`walkthroughs/${id}/lab.md`, 'utf8');
  const apache = shipped('apache2-live-action');
  const mpm = shipped('mpm-compare');

  const rows: readonly (readonly [what: string, copy: string, original: string, is: boolean])[] = [
    ['the same text', apache, apache, true],
    ['the same text with other line ends', apache.replaceAll('\n', '\r\n'), apache, true],
    ['another container name', apache.replaceAll('apache2-test', 'mine'), apache, true],
    [
      'another container name where the old one is the id as well',
      mpm.replace('container_name: mpm-compare', 'container_name: mine'),
      mpm,
      true,
    ],
    ['another port of this machine', apache.replaceAll('8080', '8180'), apache, true],
    [
      'another command',
      apache.replace('action: build', 'action: { terminal: make }'),
      apache,
      false,
    ],
    ['another word', apache.replace('Apache', 'Nginx'), apache, false],
    ['a step more', `${apache}\n## More\n`, apache, false],
  ];
  for (const [what, copy, original, is] of rows)
    it(`is ${String(is)} for ${what}`, () => {
      if (!is) assert.notEqual(copy, original);
      assert.equal(isOnlyRenamed(read(copy), read(original)), is);
    });
});
