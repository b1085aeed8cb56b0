import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode, ErrorFacts } from '../../src/core/base/errorFacts';
import { isLabsError } from '../../src/core/base/errors';
import type { BuildStep } from '../../src/core/ports';
import { describeWithEngine } from '../helpers/realEngine';
import { failureOf } from '../helpers/failureOf';

describeWithEngine('Engine.build', (real) => {
  it('gives the id, tells each step, and puts labels and arguments in', async () => {
    const Dockerfile = real.dockerfile('ARG WORD=none', 'RUN echo "the word is $WORD"');
    await using request = await real.buildRequest({ Dockerfile });
    const steps: BuildStep[] = [];
    const lines: string[] = [];
    const id = await real.engine.build(
      { ...request, args: { WORD: 'hello' }, labels: { ...real.labels, 'live-labs.x': 'a b' } },
      { step: (step) => steps.push(step), report: (line) => lines.push(line) },
    );
    const image = await real.engine.image(request.tag);
    assert.equal(image?.id, id);
    assert.equal(image.labels['live-labs.x'], 'a b');
    // Four instructions; the engine's steps for the labels that are asked for besides are not told.
    assert.deepEqual(
      steps.map(({ index, count }) => `${String(index)}/${String(count)}`),
      ['1/4', '2/4', '3/4', '4/4'],
    );
    assert.equal(steps[3]?.instruction, 'RUN echo "the word is $WORD"');
    assert.deepEqual(lines, ['the word is hello']);
  });

  it('gives the last of several stages', async () => {
    const first = real.dockerfile('RUN touch /one');
    const Dockerfile = first + real.dockerfile('ENV STAGE=two', 'CMD ["sleep", "infinity"]');
    await using request = await real.buildRequest({ Dockerfile });
    const id = await real.engine.build(request, {});
    assert.equal((await real.engine.image(request.tag))?.id, id);
    await using container = await real.run({ image: request.tag });
    await using session = await real.engine.exec(container.id, {
      command: ['sh', '-c', 'test ! -e /one && test "$STAGE" = two'],
      tty: false,
    });
    for await (const chunk of session.output) assert.fail(Buffer.from(chunk.data).toString());
    assert.equal(await session.exitCode, 0);
  });

  it('sends what .dockerignore leaves', async () => {
    await using request = await real.buildRequest({
      Dockerfile: real.dockerfile('COPY . /context', 'RUN ls /context'),
      '.dockerignore': '*.log\nDockerfile',
      keep: '',
      'drop.log': '',
    });
    const lines: string[] = [];
    await real.engine.build(request, { report: (line) => lines.push(line) });
    assert.deepEqual(lines, ['keep']);
  });

  /** What is wrong in the Dockerfile, and what the failure must say. */
  const failures: readonly {
    title: string;
    lines: readonly string[];
    facts: Partial<ErrorFacts['dockerfile-failed']>;
    why: RegExp;
  }[] = [
    {
      title: 'a command that fails',
      lines: ['# a comment', '', 'RUN echo first; \\', '  echo second; exit 3', 'RUN true'],
      facts: {
        line: 5,
        instruction: 'RUN echo first; echo second; exit 3',
        output: ['first', 'second'],
      },
      why: /3$/,
    },
    {
      title: 'an instruction that does not exist',
      lines: ['RUN true', 'FOO bar'],
      facts: { line: 4, instruction: 'FOO bar' },
      why: /unknown instruction: "?FOO/i,
    },
    {
      title: 'an instruction without its words',
      lines: ['COPY one'],
      facts: { line: 3, instruction: 'COPY one' },
      why: /at least (two|one) argument/,
    },
    {
      title: 'a file that is not in the context',
      lines: ['COPY absent /x'],
      facts: { line: 3, instruction: 'COPY absent /x' },
      why: /absent/,
    },
  ];
  for (const { title, lines, facts, why } of failures)
    it(`names the line of ${title}`, async () => {
      await using request = await real.buildRequest({ Dockerfile: real.dockerfile(...lines) });
      const seen = await failureOf(real.engine.build(request, {}), 'dockerfile-failed');
      assert.deepEqual({ ...seen, ...facts }, seen);
      assert.match(seen.why, why);
      assert.deepEqual(await real.engine.containers(real.labels), []);
    });

  const bases: readonly [title: string, base: string, code: ErrorCode][] = [
    ['a registry that does not answer', 'live-labs.invalid/nothing:1', 'registry-unreachable'],
    ['a name that no registry takes', 'live-labs/NOTHING', 'image-refused'],
  ];
  for (const [title, base, code] of bases)
    it(`tells of ${title} and of which image`, async () => {
      const Dockerfile = `ARG BASE=other\nFROM \${BASE}\n`;
      await using request = await real.buildRequest({ Dockerfile });
      const facts = await failureOf(
        real.engine.build({ ...request, args: { BASE: base } }, {}),
        code as 'image-refused',
      );
      assert.equal(facts.image, base);
    });

  it('tells that there is no Dockerfile', async () => {
    await using request = await real.buildRequest({ other: '' });
    const facts = await failureOf(real.engine.build(request, {}), 'dockerfile-missing');
    assert.equal(facts.folder, request.context);
  });

  it('tells that a Dockerfile is empty', async () => {
    await using request = await real.buildRequest({ Dockerfile: '' });
    const facts = await failureOf(real.engine.build(request, {}), 'dockerfile-failed');
    assert.equal(facts.line, undefined);
    assert.match(facts.why, /empty|no contents/);
  });

  it('can be cancelled in the middle and leaves no container', async () => {
    await using request = await real.buildRequest({
      Dockerfile: real.dockerfile('RUN echo begun; sleep 600'),
    });
    const stop = new AbortController();
    const build = real.engine.build(request, {
      report: (line) => {
        if (line === 'begun') stop.abort(new Error('cancelled'));
      },
      signal: stop.signal,
    });
    await assert.rejects(
      build,
      (caught) => !isLabsError(caught) && String(caught).includes('cancelled'),
    );
    assert.equal(await real.engine.image(request.tag), undefined);
    // The engine cleans up by itself, a moment after the connection was closed.
    while ((await real.engine.containers(real.labels)).length > 0) await sleep(50);
  });
});
