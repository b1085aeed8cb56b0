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
    '((a)+)+b',
    '(?:(?:ab)+)+c',
    '^(([a-z])+.)+x',
    '(.|\\s)*x',
    '(\\w|\\d)+x',
    '(a|a)*b',
    '(?:x|(a|b)|[b-d])*y',
    '(?:ab?c|ac)+d',
    '(?:a|b|ab)*c',
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
    '(a|b)*',
    '(?:ab|ac)+d',
    '(?:\\\\.|[^"\\\\])*"',
    '(?:(?:a,)+;)+',
    '(?:[^()]|\\([^()]*\\))*x',
    '(?:a|bc)*(?:x|y)+',
    '(?:.|\\n)*x',
    '(?:a{2}b|ab)*x',
    '',
  ];
  for (const pattern of quick)
    it(`says no to ${pattern}`, () => {
      assert.equal(isSlowPattern(pattern), false);
    });
});
