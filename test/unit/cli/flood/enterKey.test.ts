import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { EnterKey } from '../../../../src/cli/flood/enterKey';
import { isBehind } from '../../../../src/cli/flood/isInBackground';

/** What is done with the input, and whether it counts as ENTER on a terminal and on a pipe. */
const inputs: readonly (readonly [
  name: string,
  act: (input: PassThrough) => void,
  onPipe: boolean,
])[] = [
  ['a line', (input) => input.write('\n'), true],
  ['the end of a line, typed on another system', (input) => input.write('x\r'), true],
  ['the end of the input', (input) => input.end(), false],
  ['a part of a line, and the end', (input) => input.end('x'), false],
];

describe('ENTER', () => {
  for (const [name, act, onPipe] of inputs)
    for (const isTTY of [true, false])
      it(`is ${isTTY || onPipe ? '' : 'not '}${name} ${isTTY ? 'of a terminal' : 'of a pipe'}`, async () => {
        const input = Object.assign(new PassThrough(), { isTTY });
        const enter = new EnterKey(input as unknown as NodeJS.ReadStream);
        act(input);
        // What was written has been read by then.
        input.end();
        await once(input, 'end');
        assert.equal(enter.pressed.aborted, isTTY || onPipe);
        enter[Symbol.dispose]();
        assert.equal(input.listenerCount('data'), 0);
        assert.ok(input.isPaused());
      });

  const stats: readonly (readonly [name: string, stat: string, expected: boolean])[] = [
    ['in the foreground', '12 (node) S 1 12 7 34816 12 0', false],
    ['in the background', '12 (node) S 1 12 7 34816 7 0', true],
    ['with a name that looks like more', '12 (a) S 1 7 7) R 1 12 7 34816 12 0', false],
    ['without a terminal', '12 (node) S 1 12 12 0 -1 0', false],
  ];
  for (const [name, stat, expected] of stats)
    it(`is${expected ? ' not' : ''} for a process ${name}`, () => {
      assert.equal(isBehind(stat), expected);
    });
});
