import assert from 'node:assert/strict';
import {
  isFromGuide,
  longestAnswer,
  type GuideLive,
  type LiveStep,
} from '../../../src/protocol/guide';
import { guideChange, withGuideChange } from '../../../src/protocol/guideChange';

describe('isFromGuide', () => {
  const part = { step: 'a', part: 0, deed: 'command' };
  const cases: readonly [unknown, boolean][] = [
    [{ type: 'ready' }, true],
    [{ type: 'ready', step: 'a' }, true],
    [{ type: 'ready', step: 5 }, false],
    [{ type: 'show', step: 'a' }, true],
    [{ type: 'show' }, false],
    [{ type: 'run', ...part }, true],
    [{ type: 'insert', ...part }, true],
    [{ type: 'copy', ...part }, true],
    [{ type: 'run', ...part, deed: undefined }, false],
    [{ type: 'run', ...part, part: -1 }, false],
    [{ type: 'run', ...part, part: 1.5 }, false],
    [{ type: 'run', ...part, part: '0' }, false],
    [{ type: 'run', ...part, step: '' }, false],
    [{ type: 'run', ...part, step: 'a'.repeat(1001) }, false],
    [{ type: 'run', ...part, step: { toString: 'a' } }, false],
    [{ type: 'exec', ...part, text: 'rm -rf /' }, false],
    [{ type: 'answer', step: 'a', part: 1, text: '' }, true],
    [{ type: 'answer', step: 'a', part: 1, text: 'a'.repeat(longestAnswer + 1) }, false],
    [{ type: 'answer', step: 'a', part: 1 }, false],
    [{ type: 'fix', step: 'a', part: 1 }, true],
    [{ type: 'fix', step: 'a' }, false],
    [{ type: 'check', step: 'a' }, true],
    [{ type: 'hint', step: 'a' }, true],
    [{ type: 'hint' }, false],
    [{ type: 'wish', wish: 'threads' }, true],
    [{ type: 'wish', wish: 'workbench.action.quit' }, false],
    [{ type: 'scene' }, false],
    [undefined, false],
    [null, false],
    ['ready', false],
  ];
  for (const [message, expected] of cases)
    it(`${expected ? 'takes' : 'refuses'} ${JSON.stringify(message)}`, () => {
      assert.equal(isFromGuide(message), expected);
    });
});

describe('guideChange', () => {
  const step: LiveStep = {
    state: 'open',
    words: '',
    why: undefined,
    checks: {},
    hints: [],
    answers: {},
    ran: {},
  };
  const before: GuideLive = {
    situation: {
      container: 'c',
      isRunning: false,
      shells: { host: 'none', container: 'none' },
      canAct: true,
      say: undefined,
      offer: undefined,
    },
    steps: { a: step, b: step },
  };

  it('tells nothing where nothing has changed', () => {
    assert.equal(guideChange(before, structuredClone(before)), undefined);
  });

  const changes: readonly [string, GuideLive, readonly string[]][] = [
    ['a step', { ...before, steps: { ...before.steps, b: { ...step, state: 'passed' } } }, ['b']],
    ['a hint', { ...before, steps: { ...before.steps, a: { ...step, hints: ['x'] } } }, ['a']],
    ['the container', { ...before, situation: { ...before.situation, isRunning: true } }, []],
  ];
  for (const [name, after, steps] of changes)
    it(`tells no more than what has changed of ${name}, from which the whole is made again`, () => {
      const change = guideChange(before, after);
      assert.ok(change);
      assert.deepEqual(Object.keys(change.steps), steps);
      assert.deepEqual(withGuideChange(before, change), after);
    });
});
