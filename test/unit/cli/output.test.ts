import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { Output } from '../../../src/cli/output';

describe('the output of a command', () => {
  it('tells that its reader has left, and then writes nothing more', () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const output = new Output(
      stdout as unknown as NodeJS.WriteStream,
      stderr as unknown as NodeJS.WriteStream,
      false,
    );
    output.line('first');
    assert.equal(output.readerLeft.aborted, false);
    stdout.emit('error', new Error('EPIPE'));
    assert.equal(output.readerLeft.aborted, true);
    output.line('second');
    output.notice('third');
    assert.deepEqual([String(stdout.read()), stderr.read()], ['first\n', null]);
  });
});
