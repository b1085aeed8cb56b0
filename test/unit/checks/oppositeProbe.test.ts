import assert from 'node:assert/strict';
import { probes } from '../../../src/core/checks/checkKinds';
import { probeOf } from '../../../src/core/lab/directives/probe';
import type { ProbeWords } from '../../../src/core/lab/words';

describe('what a "not" expects, in words', () => {
  const rows: readonly (readonly [ProbeWords, string])[] = [
    [{ processes: { command: 'httpd' } }, '0 httpd processes'],
    [{ processes: { command: 'httpd', count: '>= 1' } }, '0 httpd processes'],
    [{ processes: { command: 'httpd', count: '>= Limit + 1' } }, 'fewer than 17 httpd processes'],
    [{ processes: { count: '> 2' } }, 'at most 2 processes'],
    [{ processes: { count: '>= 0' } }, 'anything but at least 0 processes'],
    [{ processes: { count: '> -1' } }, 'anything but more than -1 processes'],
    [{ processes: { count: '>= Limit - 16' } }, 'anything but at least 0 processes'],
    [{ processes: { count: '> Limit - 16' } }, '0 processes'],
    [{ processes: { count: 0 } }, 'at least 1 process'],
    [{ processes: { count: 3 } }, 'anything but 3 processes'],
    [{ processes: { count: '2..5' } }, 'anything but 2 to 5 processes'],
    [{ processes: { threads: '> 2' } }, 'anything but at least 1 process with more than 2 threads'],
    [
      { processes: { count: '> 1', threads: 2 } },
      'anything but more than 1 process with 2 threads',
    ],
    [{ threads: { total: '< 3' } }, 'at least 3 threads'],
    [{ threads: { total: '<= 3' } }, 'more than 3 threads'],
    [{ connections: '> 0' }, 'connections: 0 accepted by the server'],
    [{ flood: { held: '> 4' } }, 'connections: at most 4 held'],
    [{ flood: { replaced: 0 } }, 'connections: at least 1 replaced'],
    [{ flood: { refused: '>= 2' } }, 'connections: fewer than 2 refused'],
    [
      { flood: { held: '> 4', dropped: 0 } },
      'anything but connections: more than 4 held and 0 dropped by the server',
    ],
    [{ not: { processes: { count: 3 } } }, '3 processes'],
    [{ container: 'running' }, 'anything but a running container'],
  ];
  for (const [words, expected] of rows)
    it(`is "${expected}" for ${JSON.stringify(words)}`, () => {
      assert.equal(probes.expected(probeOf({ not: words }), { Limit: 16 }), expected);
    });
});
