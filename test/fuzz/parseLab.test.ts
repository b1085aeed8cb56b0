import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLab } from '../../src/core/lab/parseLab';
import type { Command, Problem } from '../../src/core/lab/model';
import { inputs } from './inputs';
import { anyText, madeText, mutatedText } from './texts';

describe('parseLab, for any text', function () {
  // Many inputs; a machine that is busy with something else takes its time.
  this.timeout(120_000);

  it('reads arbitrary text', () => {
    fc.assert(fc.property(anyText, holds), inputs(2000));
  });

  it('reads text made of what it reacts to', () => {
    fc.assert(fc.property(madeText, holds), inputs(3000));
  });

  it('reads mutated labs', () => {
    fc.assert(fc.property(mutatedText, holds), inputs(2500));
  });
});

/** Never throws; finds every command at its line; gives places that exist and ids that are unique. */
function holds(text: string): void {
  const { lab, problems } = parseLab(text);
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .split(/\r\n?|\n/);
  const items = lab.steps.flatMap((step) => step.items);
  for (const item of items) {
    assert.ok(item.line >= 1 && item.line <= lines.length);
    if (item.kind === 'command') commandHolds(item, lines);
  }
  for (const problem of problems) problemHolds(problem, lines);
  isInOrder(problems.map(({ line, column }) => line + column / 1e7));
  isInOrder(lab.steps.filter(({ line }) => line > 1).map(({ line }) => line));
  const ids = lab.steps.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
}

function commandHolds({ text, line, prompt }: Command, lines: readonly string[]): void {
  assert.notEqual(text, '');
  assert.equal(text, text.trimEnd());
  const [first = '', ...more] = text.split('\n');
  assert.ok(lines[line - 1]?.trimEnd().endsWith((prompt + first).trimEnd()));
  for (const [index, further] of more.entries())
    assert.ok(lines[line + index]?.trimEnd().endsWith(further.trim()));
}

function problemHolds({ line, column, code, message }: Problem, lines: readonly string[]): void {
  assert.ok(column >= 1 && column <= (lines[line - 1] ?? '').length + 1, message);
  assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
  assert.match(message, /[.?]$/);
}

function isInOrder(numbers: readonly number[]): void {
  assert.deepEqual(
    numbers,
    numbers.toSorted((one, other) => one - other),
  );
}
