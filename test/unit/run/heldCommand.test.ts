import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { HeldCommand } from '../../../src/run/shells/heldCommand';
import type { TerminalProcess } from '../../../src/run/shells/terminalProcess';
import { FakeClock } from '../../helpers/fakeClock';

/** A terminal that shows something, and then fails to be read. */
function failing(failure: Error): TerminalProcess {
  async function* output(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('on its way'));
    throw failure;
  }
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    output: output(),
    exitCode: new Promise(() => undefined),
    type: nothing,
    interrupt: nothing,
    [Symbol.asyncDispose]: nothing,
  };
}

describe('HeldCommand', () => {
  const gone = new LabsError('container-missing', { name: 'demo' });
  const defect = new TypeError('ours');
  const limit = 5000;

  it('has ended, with no exit code, where its container has gone', async () => {
    await using command = new HeldCommand(failing(gone), new FakeClock());
    assert.equal(await command.start('ready', limit, undefined), 'ended-early');
    assert.deepEqual([command.exitCode, command.output], [undefined, 'on its way']);
    assert.deepEqual(await command.end('ctrl-c'), { by: 'itself', exitCode: undefined });
  });

  it('tells whoever waits for it of a defect, and only the first', async () => {
    const waits = {
      start: (command: HeldCommand) => command.start('ready', limit, undefined),
      finish: (command: HeldCommand) => command.finish(limit),
    } as const;
    for (const wait of Object.values(waits)) {
      const command = new HeldCommand(failing(defect), new FakeClock());
      await assert.rejects(wait(command), defect);
      await command[Symbol.asyncDispose]();
    }
  });

  it('tells of a defect at its end where nobody has waited', async () => {
    const command = new HeldCommand(failing(defect), new FakeClock());
    await new Promise(setImmediate);
    await assert.rejects(command[Symbol.asyncDispose](), defect);
  });
});
