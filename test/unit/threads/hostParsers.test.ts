import assert from 'node:assert/strict';
import { parseProcessStat } from '../../../src/core/threads/parseProcStat';
import { parseSockstat } from '../../../src/core/threads/parseSockstat';
import { parseUserMap } from '../../../src/core/threads/parseUserMap';
import { bootTime, fitsStart, ticksOf } from '../../../src/core/threads/startTimes';

describe('parseUserMap', () => {
  it('leaves users as they are where all are mapped to themselves, or nothing is known', () => {
    for (const text of ['         0          0 4294967295\n', ''])
      assert.deepEqual([0, 33, 65_534].map(parseUserMap(text)), [0, 33, 65_534]);
  });

  it('gives the ids inside of a container whose users are mapped', () => {
    const inside = parseUserMap(
      '         0       1000          1\n         1     100000      65536\n',
    );
    assert.deepEqual([1000, 100_000, 100_032, 165_535].map(inside), [0, 1, 33, 65_536]);
  });

  it('gives nobody for who has no id there', () => {
    const inside = parseUserMap('0 100000 65536\n');
    assert.deepEqual([0, 99_999, 165_536].map(inside), [65_534, 65_534, 65_534]);
  });
});

describe('fitsStart', () => {
  /** Booted at the 1,000,000th second, and the process began 5000 seconds later. */
  const stat = 'cpu  1 2 3\nbtime 1000000\nprocesses 4\n';
  const fits = (second: number): boolean =>
    fitsStart(500_000, stat, new Date(second * 1000).toISOString());

  it('holds where the engine said it at once, or some time later', () => {
    assert.deepEqual([1_004_998, 1_005_000, 1_005_030].map(fits), [true, true, true]);
  });

  it('does not hold of a process that began at another time', () => {
    assert.deepEqual([1_004_990, 1_005_090, 0].map(fits), [false, false, false]);
  });

  it('takes the time as engines print it, and does not hold where it is none', () => {
    assert.equal(fitsStart(500_000, stat, '1970-01-12T15:10:00.998555112Z'), true);
    assert.equal(fitsStart(500_000, stat, ''), false);
    assert.equal(fitsStart(500_000, '', '1970-01-12T15:10:00Z'), false);
  });
});

describe('ticksOf', () => {
  it('reads the first number of uptime', () => {
    assert.equal(ticksOf('53478.71 106957.42\n'), 5_347_871);
    assert.equal(ticksOf(''), Infinity);
  });
});

describe('parseSockstat', () => {
  it('gives both numbers, or the one that there is', () => {
    const four = 'sockets: used 5\nTCP: inuse 3 orphan 0 tw 7 alloc 4 mem 1\nUDP: inuse 0 mem 0\n';
    const six = 'TCP6: inuse 12\nUDP6: inuse 0\n';
    assert.equal(parseSockstat(four, six), ':3:12');
    assert.equal(parseSockstat(four, ''), ':3');
    assert.equal(parseSockstat('', ''), '');
  });
});

describe('threadCount', () => {
  it('reads the 20th field, whatever the name holds', () => {
    const rest = '1 1 1 34816 1 4194368 1 0 0 0 3 4 0 0 20 0 7 0 122486 534401024 812';
    assert.equal(parseProcessStat(`12 (a) S 1 (b) S ${rest}\n`)?.threadCount, 7);
    assert.equal(parseProcessStat('12 (a) S 1'), undefined);
  });
});

describe('parseProcessStat', () => {
  const rest = '1 1 1 34816 1 4194368 1 0 0 0 3 4 0 0 20 0 7 0 122486 534401024 812';

  it('reads terminal, threads and memory, whatever the name holds', () => {
    const expected = { terminal: 34_816, threadCount: 7, residentPages: 812 };
    assert.deepEqual(parseProcessStat(`12 (a) S 1 (b) S ${rest} 99\n`), expected);
    assert.deepEqual(parseProcessStat(`12 (a) S ${rest.replace('34816', '-2147')}`), {
      ...expected,
      terminal: -2147,
    });
  });

  it('reads nothing of what is cut', () => {
    assert.equal(parseProcessStat(`12 (a) S ${rest.slice(0, -4)}`), undefined);
    assert.equal(parseProcessStat(''), undefined);
  });
});

describe('bootTime', () => {
  it('is told in whole seconds, or not at all', () => {
    assert.equal(bootTime('cpu  1 2 3\nbtime 1000000\n'), 1_000_000_000);
    assert.equal(bootTime('cpu  1 2 3\n'), undefined);
  });
});
