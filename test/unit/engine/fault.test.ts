import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { explainFault, readFault } from '../../../src/engine/requests/fault';

describe('readFault', () => {
  const cases: readonly [
    title: string,
    caught: unknown,
    status: number | undefined,
    why: string,
  ][] = [
    [
      "takes the engine's words out of dockerode's",
      Object.assign(new Error('(HTTP code 404) no such image - No such image: x.\n '), {
        statusCode: 404,
      }),
      404,
      'No such image: x',
    ],
    ['reads any other error', new Error('socket hang up'), undefined, 'socket hang up'],
    ['reads what is no error', 'text', undefined, 'text'],
    ['makes hostile words safe', new Error('a\u001b[2Jb\u202ec'), undefined, 'abc'],
  ];
  for (const [title, caught, status, why] of cases)
    it(title, () => {
      assert.deepEqual(readFault(caught), { status, why });
    });
});

describe('explainFault', () => {
  const onConnect = (code: string): Error =>
    Object.assign(new Error(code), { code, syscall: 'connect' });
  const cases: readonly [title: string, caught: unknown, code: string][] = [
    ['keeps a failure of ours', new LabsError('port-taken', { port: 80 }), 'port-taken'],
    ['knows a stopped engine', onConnect('ECONNREFUSED'), 'engine-stopped'],
    ['knows an engine whose socket is gone', onConnect('ENOENT'), 'engine-stopped'],
    ['knows a socket that may not be used', onConnect('EACCES'), 'engine-forbidden'],
    [
      'takes a file that may not be read for no socket',
      Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open' }),
      'engine-request-failed',
    ],
    ['tells everything else as it is', new Error('socket hang up'), 'engine-request-failed'],
  ];
  for (const [title, caught, code] of cases)
    it(title, () => {
      assert.equal(explainFault(caught, 'do it', 'unix:///x').code, code);
    });
});
