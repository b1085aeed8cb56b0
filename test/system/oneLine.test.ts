import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { oneLine } from '../../src/core/progress/oneLine';

describe('oneLine', () => {
  const joined: readonly [name: string, text: string, expected: string][] = [
    ['one line', 'echo  a', 'echo  a'],
    ['continued lines', 'printf %s \\\n  a \\\n  b', 'printf %s  a  b'],
    ['a loop', 'for i in a b; do\n  echo $i\ndone', 'for i in a b; do echo $i; done'],
    [
      'a condition',
      'if true\nthen\n echo y\nelse\n echo n\nfi',
      'if true; then echo y; else echo n; fi',
    ],
    ['a pipe', 'echo a |\ncat', 'echo a | cat'],
    ['steps that need each other', 'true &&\necho a', 'true && echo a'],
    ['one in the background', 'sleep 0 &\nwait', 'sleep 0 & wait'],
    ['several commands', 'echo a\n\necho b', 'echo a; echo b'],
  ];
  for (const [name, text, expected] of joined)
    it(`makes one line of ${name}, and it does the same`, () => {
      assert.equal(oneLine(text), expected);
      const [before, after] = [text, expected].map((it) => spawnSync('sh', ['-c', it]));
      assert.deepEqual(after?.stdout, before?.stdout);
      assert.equal(after?.status, before?.status);
    });

  const kept: readonly [name: string, text: string][] = [
    ['a here-document', 'cat <<E\nx\nE'],
    ['quotes over two lines', "echo 'a\nb'"],
    ['a continued line in quotes', "echo 'a \\\nb'"],
    ['a comment', 'echo a # one\necho b'],
    ['a choice', 'case a in\na) echo;;\nesac'],
    ['a function', 'f()\n{\necho a\n}'],
  ];
  for (const [name, text] of kept)
    it(`leaves ${name} as it is`, () => {
      assert.equal(oneLine(text), text);
    });
});
