import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { EnterKey } from '../../../src/cli/flood/enterKey';

describe('what can end a flood earlier', () => {
  const inputs: readonly (readonly [name: string, open: () => Readable, isOfPipe: boolean])[] = [
    ['a pipe', () => new Socket(), true],
    ['nothing', () => createReadStream('/dev/null'), false],
  ];
  for (const [name, open, isOfPipe] of inputs)
    it(`is ${isOfPipe ? '' : 'not '}a line of ${name}`, () => {
      const input = open();
      using enter = new EnterKey(input as unknown as NodeJS.ReadStream);
      assert.equal(enter.isOfPipe, isOfPipe);
      input.destroy();
    });
});
