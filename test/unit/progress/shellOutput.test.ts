import assert from 'node:assert/strict';
import { shellOutput } from '../../../src/core/progress/shellOutput';

const start = '\u001b]633;C\u0007';
const done = (code: number): string => `\u001b]633;D;${String(code)}\u0007`;
const prompt = '\u001b]633;A\u0007me@os:~$ \u001b]633;B\u0007';

describe('shellOutput', () => {
  const table: readonly (readonly [string, shown: string, command: string, expected: string])[] = [
    [
      'is what stands between the marks of the shell',
      `ls\r\n\u001b[?2004l${start}a\r\nb\r\n${done(0)}${prompt}`,
      'ls',
      'a\r\nb\r\n',
    ],
    ['knows marks that end by ST', `${start.replace('\u0007', '\u001b\\')}a\r\n`, 'ls', 'a\r\n'],
    ['ends where a shell only marks its prompt', `a\r\n${prompt}`, 'ls', 'a\r\n'],
    ['ends at an end without a code', `${start}a\r\n\u001b]633;D\u0007`, 'ls', 'a\r\n'],
    ['leaves out an echo where a shell marks no beginning', 'ls -l\r\na\r\n', 'ls -l', '\r\na\r\n'],
    ['keeps output that only begins like the command', 'ls is here\r\n', 'ls', 'ls is here\r\n'],
    ['keeps what a program prints of its own command', `${start}ls\r\n`, 'ls', 'ls\r\n'],
    ['is all where nothing is marked', 'a\r\nb', 'ls', 'a\r\nb'],
    ['is empty where nothing was printed', `${start}${done(3)}`, 'false', ''],
  ];
  for (const [name, shown, command, expected] of table)
    it(name, () => {
      const { text, hasBeginning } = shellOutput(shown, command);
      assert.equal(text, expected);
      assert.equal(hasBeginning, shown.includes(']633;C'));
    });
});
