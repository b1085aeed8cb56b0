import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { FileProblem } from '../../../src/run/lint/fileRule';
import { lintLab } from '../../../src/run/lint/lintLabs';

// Labs with mistakes: each is found exactly where it was planted, and nothing else is.
for (const [name, least] of [
  ['planted', 25],
  ['floods', 6],
] as const)
  describe(`lint of a lab with planted mistakes (${name})`, () => {
    const folder = resolve('test/fixtures/lint', name);
    const file = resolve(folder, 'lab.md');
    const expected = readFileSync(resolve(folder, 'expected.txt'), 'utf8').trim().split('\n');
    let problems: readonly FileProblem[];

    before(async () => {
      problems = await lintLab({ file, text: readFileSync(file, 'utf8') });
    });

    it('has many of them', () => {
      assert.ok(expected.length >= least);
    });

    it('finds each at its place, and nothing else', () => {
      const found = problems.map(
        (problem) =>
          `${relative(folder, problem.file)} ${problem.line}:${problem.column} ${problem.severity} ${problem.code}`,
      );
      assert.deepEqual(found, expected);
    });

    it('tells of each in one sentence that ends, and differently', () => {
      const messages = problems.map(({ message }) => message);
      for (const message of messages) assert.match(message, /^[A-Z"{].*[.?]$/s);
      assert.equal(new Set(messages).size, messages.length);
    });
  });
