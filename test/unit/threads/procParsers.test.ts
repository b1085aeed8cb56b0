import assert from 'node:assert/strict';
import { parsePasswd } from '../../../src/core/threads/parsePasswd';
import { parseProcStat } from '../../../src/core/threads/parseProcStat';
import { parseStatus } from '../../../src/core/threads/parseStatus';
import {
  kernelArchitecture,
  parseSyscall,
  tellsWait,
} from '../../../src/core/threads/parseSyscall';
import { procFixture } from '../../helpers/procFixture';

/** What follows the name in a real record: PPID 1, 3 + 4 ticks used, started at tick 122486. */
const rest = '1 1 1 34816 1 4194368 1 0 0 0 3 4 0 0 20 0 7 0 122486 534401024 812';

describe('parseProcStat', () => {
  const names: readonly (readonly [string, string])[] = [
    ['httpd', 'httpd'],
    ['tmux: server', 'tmux: server'],
    ['x) (y) Z', 'x) (y) Z'],
    ['a\n9 (b) S 1', 'a 9 (b) S 1'],
    ['\u001b[31mred', 'red'],
    ['', ''],
  ];
  for (const [name, shown] of names)
    it(`reads the name ${JSON.stringify(name)}`, () => {
      assert.deepEqual(parseProcStat(`12 (${name}) S ${rest}`), {
        id: 12,
        name: shown,
        state: 'S',
        ppid: 1,
        cpuTicks: 7,
        startTicks: 122486,
      });
    });

  it('knows the states of proc(5) and says of others that it does not', () => {
    const states = ['R', 'S', 'D', 'Z', 'T', 't', 'X', 'I', 'W', 'SS', ''];
    assert.deepEqual(
      states.map((state) => parseProcStat(`1 (sh) ${state} ${rest}`)?.state),
      ['R', 'S', 'D', 'Z', 'T', 't', 'X', 'I', '?', '?', '?'],
    );
  });

  const noRecords = [
    '',
    'running',
    '12',
    '12 (httpd',
    '12 (httpd) S',
    '12 (httpd) S 1 1 1 34816',
    `twelve (httpd) S ${rest}`,
    `-1 (httpd) S ${rest}`,
    ` (httpd) S ${rest}`,
    `12 (httpd) S ${rest.replace('122486', 'soon')}`,
    ') 12 (',
  ];
  for (const text of noRecords)
    it(`finds no record in ${JSON.stringify(text)}`, () => {
      assert.equal(parseProcStat(text), undefined);
    });
});

describe('parseStatus', () => {
  it('reads a real one', () => {
    assert.deepEqual(parseStatus(procFixture('status-worker.txt')), {
      pid: 8,
      userId: 33,
      residentBytes: 3348 * 1024,
      namespacePids: [8],
    });
  });

  it('takes the effective user, and the PID of every namespace', () => {
    const text = 'Name:\tNSpid:\t9\\nUid:\nTgid:\t2000\nUid:\t0\t33\t0\t33\nNSpid:\t2000\t8\n';
    assert.deepEqual(parseStatus(text), {
      pid: 2000,
      userId: 33,
      residentBytes: 0,
      namespacePids: [2000, 8],
    });
  });

  for (const text of ['', 'Tgid:\t8\n', 'Uid:\t0\t0\t0\t0\n', 'Tgid:\tx\nUid:\t0\t0\t0\t0\n'])
    it(`finds nothing in ${JSON.stringify(text)}`, () => {
      assert.equal(parseStatus(text), undefined);
    });
});

describe('parsePasswd', () => {
  it('reads a real one', () => {
    const names = parsePasswd(procFixture('passwd.txt'));
    assert.equal(names.get(0), 'root');
    assert.equal(names.get(33), 'www-data');
    assert.equal(names.get(12345), undefined);
  });

  it('takes the first name of an id, made safe, and leaves out what is no line', () => {
    const names = parsePasswd('a\u202e:x:5:5\nb:x:5:5\n:x:6:6\nc:x:\nd\n\ne:x:-7:7\nf:x:8');
    assert.deepEqual(
      [...names],
      [
        [5, 'a'],
        [8, 'f'],
      ],
    );
  });
});

describe('parseSyscall', () => {
  const call = (number: string, stack = '0x7f2bb2eb6ce0'): string =>
    `${number} 0x1 0x0 0x0 0x0 0x0 0x0 ${stack} 0x7f2bb388ff16`;
  const cases = [
    { line: call('202'), machine: 'x86_64', expected: 'futex' },
    { line: call('232'), machine: 'amd64', expected: 'epoll_wait' },
    { line: call('7'), machine: 'x86_64', expected: 'poll' },
    { line: call('0'), machine: 'x86_64', expected: 'read' },
    { line: call('270'), machine: 'x86_64', expected: 'pselect6' },
    { line: call('98'), machine: 'aarch64', expected: 'futex' },
    { line: call('22'), machine: 'arm64', expected: 'epoll_pwait' },
    { line: call('400'), machine: 'x86_64', expected: 'system call 400' },
    // No numbering is known for these: another architecture, a 32-bit program (low stack).
    { line: call('202'), machine: 'riscv64', expected: undefined },
    { line: call('240', '0xffd51cd8'), machine: 'x86_64', expected: undefined },
    // These do not wait in a call.
    { line: 'running', machine: 'x86_64', expected: undefined },
    { line: '-1 0x7ffd51cd8018 0x7fba0c8f0bd3', machine: 'x86_64', expected: undefined },
    { line: '', machine: 'x86_64', expected: undefined },
    { line: '202', machine: 'x86_64', expected: undefined },
  ];
  for (const { line, machine, expected } of cases)
    it(`${machine}: ${line.slice(0, 20)} is ${expected ?? 'not a known wait'}`, () => {
      assert.equal(parseSyscall(line, kernelArchitecture(machine)), expected);
    });
});

describe('tellsWait', () => {
  const call = '202 0x1 0x0 0x0 0x0 0x0 0x0 0x7f2bb2eb6ce0 0x7f2bb388ff16';
  const inLowMemory = '202 0x1 0x0 0x0 0x0 0x0 0x0 0xffd51cd8 0xffd51000';

  it('holds of a call, and of a thread that is seen to wait for nothing', () => {
    for (const line of [call, 'running', '-1 0x7ffd51cd8018 0x7fba0c8f0bd3'])
      assert.equal(tellsWait(line, 'x64'), true, line);
  });

  it('does not hold where calls have numbers that are not known, or nothing is told', () => {
    for (const line of [inLowMemory, '', 'runningly']) assert.equal(tellsWait(line, 'x64'), false);
    assert.equal(tellsWait('running', undefined), false);
  });
});
