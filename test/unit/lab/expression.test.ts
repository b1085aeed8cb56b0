import assert from 'node:assert/strict';
import { evaluate, namesInSum } from '../../../src/core/lab/expression';

const names = { ThreadsPerChild: 5, MaxRequestWorkers: 80, zero: 0 };

const values: readonly (readonly [text: string, value: number])[] = [
  ['7', 7],
  [' 1.5 ', 1.5],
  ['ThreadsPerChild + 2', 7],
  ['1 + MaxRequestWorkers / ThreadsPerChild * (ThreadsPerChild + 2)', 113],
  ['10 - 3 - 2', 5],
  ['8 / 4 / 2', 1],
  ['2 * (3 + 4)', 14],
  ['-3 + -(2 - 5)', 0],
  ['2*-3', -6],
  ['zero/1', 0],
];

const faults: readonly (readonly [text: string, problem: string])[] = [
  ['', 'there is no number'],
  ['1 +', 'it ends where a number or a name should follow'],
  ['1 2', '"2" is not expected there'],
  ['(1', 'a closing bracket is missing'],
  ['1)', '")" is not expected there'],
  ['* 2', '"*" stands where a number or a name should'],
  ['2 ^ 3', '"^" is not expected there'],
  ['1 / zero', 'it divides by zero'],
  ['Threads + 1', 'the value of Threads is not known'],
  ['constructor', 'the value of constructor is not known'],
  ['1 +'.repeat(100), 'the sum is too long'],
  ['('.repeat(150), 'it ends where a number or a name should follow'],
];

describe('evaluate', () => {
  for (const [text, value] of values) {
    it(`works out ${text}`, () => {
      assert.deepEqual(evaluate(text, names), { value });
    });
  }

  for (const [text, problem] of faults) {
    it(`says what is wrong with "${text.slice(0, 20)}"`, () => {
      assert.deepEqual(evaluate(text, names), { problem });
    });
  }
});

describe('namesInSum', () => {
  it('lists each name once, whether it has a value or not', () => {
    assert.deepEqual(namesInSum('a + b * a / c'), { names: ['a', 'b', 'c'] });
  });

  it('says what is wrong with the form only', () => {
    assert.deepEqual(namesInSum('a / 0'), { names: ['a'] });
    assert.deepEqual(namesInSum('a b'), { problem: '"b" is not expected there' });
  });
});
