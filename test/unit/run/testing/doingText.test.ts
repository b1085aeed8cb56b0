import assert from 'node:assert/strict';
import type { Doing } from '../../../../src/core/lab/model';
import { doingText } from '../../../../src/run/testing/doingText';

describe('doingText', () => {
  const table: readonly (readonly [doing: Doing, text: string])[] = [
    [{ do: 'stop' }, 'stop'],
    [{ do: 'exec', command: 'rm /x' }, 'rm /x'],
    [{ do: 'open', view: 'page' }, 'open page'],
    [{ do: 'answer', answers: { a: '1', b: 'x' } }, 'answer a with 1, then answer b with x'],
    [{ do: 'flood', count: 100 }, 'flood 100'],
    [{ do: 'flood', count: 9, replacing: true }, 'flood 9 replacing'],
    [
      {
        ...{ do: 'flood', count: 9, port: 81, profile: 'keep-alive' },
        ...{ rampMilliseconds: 1500, replacing: false, limitMilliseconds: 300_000 },
      },
      'flood 9 keep-alive at port 81 over 1.5 s for 300 s without replacing',
    ],
  ];
  for (const [doing, text] of table)
    it(`is "${text}"`, () => {
      assert.equal(doingText(doing), text);
    });
});
