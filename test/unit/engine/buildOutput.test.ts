import assert from 'node:assert/strict';
import { readDockerfile } from '../../../src/core/lab/dockerfile';
import { BuildOutput } from '../../../src/engine/images/buildOutput';

describe('BuildOutput', () => {
  const dockerfile = readDockerfile(
    [
      '# x',
      'ARG BASE=a',
      'FROM $BASE AS one',
      'RUN echo \\',
      '  hello',
      'FROM one',
      'RUN echo hello',
    ].join('\n'),
  );

  /** The rows of an engine, and the line of the Dockerfile at each step. */
  const cases: readonly [
    title: string,
    rows: readonly string[],
    lines: readonly (number | undefined)[],
  ][] = [
    [
      'follows Docker, which counts every instruction and adds the labels',
      [
        'Step 1/6 : ARG BASE=a',
        'Step 2/6 : FROM $BASE AS one',
        'Step 3/6 : RUN echo   hello',
        'Step 4/6 : FROM one',
        'Step 5/6 : RUN echo hello',
        'Step 6/6 : LABEL a=b',
      ],
      [2, 3, 4, 6, 7, undefined],
    ],
    [
      'follows Podman, which counts each stage from 1 and leaves out what stands before',
      [
        '[1/2] STEP 1/2: FROM a AS one\n',
        '[1/2] STEP 2/2: RUN echo   hello\n',
        '[2/2] STEP 1/3: FROM one\n',
        '[2/2] STEP 2/3: RUN echo hello\n',
        '[2/2] STEP 3/3: LABEL "a"="b"\n',
      ],
      [3, 4, 6, 7, undefined],
    ],
  ];
  for (const [title, rows, lines] of cases)
    it(title, () => {
      const output = new BuildOutput(dockerfile, {});
      const seen = rows.map((row) => {
        output.take(row);
        return output.instruction?.line;
      });
      assert.deepEqual(seen, lines);
    });

  it('tells of no label that the engine adds, and does not count it', () => {
    const told: string[] = [];
    const output = new BuildOutput(readDockerfile('FROM a\nLABEL a=b\n'), {
      step: ({ index, count, instruction }) =>
        told.push(`${String(index)}/${String(count)} ${instruction}`),
    });
    for (const row of [
      'Step 1/4 : FROM a',
      'Step 2/4 : LABEL a=b',
      'Step 3/4 : LABEL live-labs.lab=x',
      'Step 4/4 : LABEL live-labs.owner=y',
    ])
      output.take(row);
    assert.deepEqual(told, ['1/2 FROM a', '2/2 LABEL a=b']);
  });

  it('tells each step and each line, and takes no output for a step', () => {
    const told: string[] = [];
    const output = new BuildOutput(dockerfile, {
      step: ({ index, count, instruction }) =>
        told.push(`${String(index)}/${String(count)} ${instruction}`),
      report: (line) => told.push(line),
    });
    for (const row of [
      'Step 3/6 : RUN echo   hello',
      '\n',
      ' ---> Running in 0123456789ab\n',
      'in ',
      'parts\nStep 9/9 : FAKE\n',
      '\u001b[31mred\u001b[0m\r\n',
      'Removing intermediate container 0123456789ab\n',
    ])
      output.take(row);
    const printed = ['in parts', 'Step 9/9 : FAKE', 'red'];
    assert.deepEqual(told, ['3/5 RUN echo hello', ...printed]);
    assert.deepEqual(output.lines, printed);
  });

  it('keeps only the last lines of the last step', () => {
    const output = new BuildOutput(dockerfile, {});
    for (let line = 0; line < 50; line++) output.take(`line ${String(line)}\n`);
    assert.equal(output.lines.length, 20);
    assert.equal(output.lines.at(-1), 'line 49');
    output.take('Step 4/6 : FROM one');
    assert.deepEqual(output.lines, []);
  });
});
