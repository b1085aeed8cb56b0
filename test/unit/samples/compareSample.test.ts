import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { compareSample } from '../../../src/core/samples/compareSample';

const folder = 'test/fixtures/samples';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly output: string;
  readonly says: string;
}

/** Reads `=== name`, `--- text`, `--- output`, `--- says`; signs stand for what nobody can see. */
function casesOf(file: string): readonly Case[] {
  const fixture = readFileSync(`${folder}/${file}`, 'utf8')
    .replaceAll('␛', '\u001b')
    .replaceAll('␇', '\u0007')
    .replaceAll('␍', '\r')
    .replaceAll('␠', ' ');
  return fixture
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', text = '', output = '', says = ''] = part.split(
        /\n--- (?:text|output|says)(?=\n)/,
      );
      return { name, text: text.slice(1), output: output.slice(1), says: says.trim() };
    });
}

describe('compareSample', () => {
  for (const file of readdirSync(folder)) {
    describe(file, () => {
      for (const { name, text, output, says } of casesOf(file)) {
        it(name, () => {
          const { matches, difference } = compareSample(text, output);
          const said = difference && `line ${String(difference.line)}: ${difference.words}`;
          assert.equal(said ?? 'matches', says);
          assert.equal(matches, says === 'matches');
        });
      }
    });
  }

  it('finds every output equal to itself, whatever it is', () => {
    const texts = [
      'a\u0000b',
      '\u001b[31mred\u001b[0m',
      '[[[...',
      '::::',
      '- - -',
      '😀 \ud800',
      '\t',
    ];
    for (const text of texts) assert.deepEqual(compareSample(text, text), { matches: true });
  });

  it('gives up a search that would never end', () => {
    const line = 'a 1 b 2.3 c\n';
    const sample = `[...]\n${line.repeat(300)}z\n[...]`;
    const { difference } = compareSample(sample, line.repeat(3000));
    assert.match(difference?.words ?? '', /too long/);
  });
});
