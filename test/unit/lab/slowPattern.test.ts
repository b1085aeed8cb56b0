import assert from 'node:assert/strict';
import { isSlowPattern } from '../../../src/core/lab/slowPattern';

describe('isSlowPattern', () => {
  const slow = [
    '(a+)+$',
    '(?:a*)*',
    '(\\w+\\s?)+$',
    '^(\\d+|x)+$',
    '(.*,)+x',
    '((a+))+',
    '(x[a-z]{2,}){3,}',
    'a|(?<n>\\s*)+b',
  ];
  for (const pattern of slow)
    it(`says yes to ${pattern}`, () => {
      assert.equal(isSlowPattern(pattern), true);
    });

  const quick = [
    'a+b+',
    '^\\s*ThreadsPerChild\\s+(\\d+)',
    '(\\d+\\.)+\\d+',
    '(?:\\w+\\s)+',
    '(?:(?:\\w+),)*x',
    '(abc)+',
    '(a+)?',
    '(a+){2}',
    '\\(a+\\)+',
    '[(a+)]+',
    '(?=a+)b*',
    '',
  ];
  for (const pattern of quick)
    it(`says no to ${pattern}`, () => {
      assert.equal(isSlowPattern(pattern), false);
    });
});
