import assert from 'node:assert/strict';
import { baseImages, readDockerfile } from '../../../src/core/lab/dockerfile';

describe('readDockerfile', () => {
  const cases: readonly [title: string, text: string, expected: readonly string[]][] = [
    ['gives nothing for an empty file', '', []],
    ['counts lines from 1', 'FROM a\nRUN b', ['1 FROM a', '2 RUN b']],
    ['writes keywords in capitals', 'from a\nrUn b', ['1 FROM a', '2 RUN b']],
    ['passes over comments and empty lines', '# x\n\n  # y\nFROM a\n', ['4 FROM a']],
    ['joins continued lines', 'RUN a \\\n  b \\ \n c\nRUN d', ['1 RUN a   b  c', '4 RUN d']],
    ['lets comments stand in between', 'RUN a \\\n# x\n\n b\nRUN c', ['1 RUN a  b', '5 RUN c']],
    ['ends at the end of the file', 'RUN a \\', ['1 RUN a']],
    [
      'knows CRLF and a byte order mark',
      '\ufeffFROM a\r\nRUN b \\\r\n c\r\n',
      ['1 FROM a', '2 RUN b  c'],
    ],
    [
      'follows the escape directive',
      '# syntax=x\n# Escape=`\nRUN a `\n C:\\\nRUN b',
      ['3 RUN a  C:\\', '5 RUN b'],
    ],
    ['knows that a comment ends directives', '# x\n# escape=`\nRUN a\\\n b', ['3 RUN a b']],
    ['takes a lone word', 'FOO', ['1 FOO ']],
  ];
  for (const [title, text, expected] of cases)
    it(title, () => {
      const { instructions } = readDockerfile(text);
      assert.deepEqual(
        instructions.map((one) => `${String(one.line)} ${one.keyword} ${one.text}`),
        expected,
      );
    });

  it('gives the ARGs before the first FROM without quotes', () => {
    const { arguments: found } = readDockerfile('ARG A=1 B="x y"\nARG C\nARG D=\nFROM a\nARG E=2');
    assert.deepEqual(found, [
      { name: 'A', value: '1' },
      { name: 'B', value: 'x y' },
      { name: 'C', value: undefined },
      { name: 'D', value: '' },
    ]);
  });
});

describe('baseImages', () => {
  const cases: readonly [
    title: string,
    text: string,
    args: Readonly<Record<string, string>>,
    expected: readonly string[],
  ][] = [
    ['gives the image of each stage once', 'FROM a\nFROM b:1\nFROM a', {}, ['a', 'b:1']],
    ['leaves out stages and scratch', 'FROM a AS one\nFROM One\nFROM scratch', {}, ['a']],
    ['leaves out flags', 'FROM --platform=linux/amd64 a AS x', {}, ['a']],
    ['fills in a default', 'ARG X=a:1\nFROM $X', {}, ['a:1']],
    ['prefers a build argument', 'ARG X=a\nFROM ${X}', { X: 'b' }, ['b']],
    ['ignores an argument that is not declared', 'FROM a${X}', { X: 'b' }, ['a']],
    ['ignores one that is declared too late', 'FROM a\nARG X=b\nFROM c$X', {}, ['a', 'c']],
    ['builds on earlier ones', 'ARG T=2\nARG X=a:$T\nFROM ${X}', { T: '3' }, ['a:3']],
    ['knows what stands for an empty one', 'ARG X\nFROM ${X:-a}:${X:+no}1', {}, ['a:1']],
    ['knows what stands for a set one', 'ARG X=b\nFROM ${X:-a}:${X:+yes}', {}, ['b:yes']],
    ['leaves out what is empty', 'ARG X\nFROM $X', {}, []],
    ['takes quotes away', 'FROM "a:1"', {}, ['a:1']],
  ];
  for (const [title, text, args, expected] of cases)
    it(title, () => {
      assert.deepEqual(baseImages(readDockerfile(text), args), expected);
    });
});
