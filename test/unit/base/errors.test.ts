import assert from 'node:assert/strict';
import { describeCaught, isLabsError, LabsError } from '../../../src/core/base/errors';

describe('LabsError', () => {
  it('is a sentence that tells what happened and what to do next', () => {
    const error = new LabsError('name-taken', { name: 'apache2-test', image: 'nginx' });
    assert.match(error.message, /apache2-test is in use .* left alone\. Rename it/);
    assert.ok(isLabsError(error, 'name-taken'));
    assert.ok(!isLabsError(error, 'port-taken'));
  });

  it('keeps the line of the Dockerfile and the last lines of output', () => {
    const { message } = new LabsError('dockerfile-failed', {
      folder: '/lab/container',
      line: 7,
      instruction: 'RUN false',
      why: 'exit code 1',
      output: ['one', 'two', 'three', 'four'],
    });
    assert.match(message, /line 7 of the Dockerfile, "RUN false" failed/);
    assert.match(message, /two \/ three \/ four/);
  });
});

describe('describeCaught', () => {
  it('finds words in whatever was thrown', () => {
    assert.equal(describeCaught(new Error('no')), 'no');
    assert.equal(describeCaught('text'), 'text');
    assert.equal(describeCaught(new AggregateError([new Error('a'), new Error('b')])), 'a; b');
  });
});
