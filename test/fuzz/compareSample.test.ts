import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareSample } from '../../src/core/samples/compareSample';
import { inputs } from './inputs';

/** What samples and outputs are made of, and what varies in them. */
const pieces = [
  ...[' ', '  ', '\t', '\n', '\r\n', '\r', '[...]', '\n[...]\n', '...\n', '[', ']', ':', '-', '/'],
  ...['09:36', 'Nov 26', '2026-11-26T15:14:54Z', 'Thu Nov 26 15:14:54 UTC 2026', '00:00:00'],
  ...['127.0.0.1:8080', '::1/128', '02:42:ac:11:00:02', '56b9a761d598', '0x7ffd', 'pid 42'],
  ...['0m1.2s', '3 seconds', '193MB', '12.5%', '2.4.57', 'pts/0', '@if15', '[1] 4242', '17'],
  ...['UID PID PPID TTY CMD\n', 'root 1 0 ? httpd\n', 'Mem: 1 2 3\n', ' total used free\n'],
  ...[
    '-rw-r--r-- 1 root root 45 Nov 26 15:14 x\n',
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u001b',
    'x',
  ],
  'x'.repeat(90),
];
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('compareSample, for any sample and output', function () {
  this.timeout(120_000);

  it('finds an output equal to itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        assert.deepEqual(compareSample(same, same), { matches: true });
      }),
      inputs(3000),
    );
  });

  it('gives a line of the sample, or the one below it, and words without a line break', () => {
    fc.assert(
      fc.property(text, text, (sample, output) => {
        const { matches, difference } = compareSample(sample, output);
        assert.equal(matches, difference === undefined);
        if (difference === undefined) return;
        assert.ok(difference.line >= 1 && difference.line <= sample.split('\n').length + 1);
        assert.match(difference.words, /^[^\n]+$/);
      }),
      inputs(3000),
    );
  });

  it('takes a megabyte of each', () => {
    const rows = 'root 1 0 09:36 pts/0 2.4.57 httpd -DFOREGROUND\n'.repeat(20_000);
    assert.deepEqual(compareSample(rows, rows), { matches: true });
    assert.deepEqual(compareSample(`[...]\n${rows}[...]`, rows), { matches: true });
    for (const long of ['0.1:', 'a', '1', ' ', '[', 'a:', '12 ', '\u001b[', '\r'])
      assert.deepEqual(compareSample(long.repeat(250_000), long.repeat(250_000)), {
        matches: true,
      });
  });
});
