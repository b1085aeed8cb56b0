import assert from 'node:assert/strict';
import { runCommand } from '../../../scripts/tools/command';
import { isYes } from '../../../scripts/tools/ask';
import { readOptions } from '../../../scripts/tools/readOptions';
import { quoted } from '../../../scripts/tools/runInGroup';
import { Screen } from '../../../scripts/tools/screen';

describe('runCommand', () => {
  const table = [
    { script: 'echo a; echo b >&2; echo c', exitCode: 0, lines: ['a', 'b', 'c'] },
    { script: 'printf "no newline"; exit 3', exitCode: 3, lines: ['no newline'] },
    { script: 'cat', exitCode: 0, lines: [] },
    { script: 'kill -TERM $$', exitCode: 143, lines: [] },
  ];
  for (const { script, exitCode, lines } of table)
    it(`gives the exit code and the lines of "${script}"`, async () => {
      const outcome = await runCommand(['sh', '-c', script]);
      assert.equal(outcome.exitCode, exitCode);
      assert.deepEqual(outcome.lines.toSorted(), lines.toSorted());
    });

  it('gives 127 and a complaint where there is no such program', async () => {
    const { exitCode, lines } = await runCommand(['live-labs-no-such-program']);
    assert.equal(exitCode, 127);
    assert.match(lines.join(), /ENOENT/);
  });

  it('ends the command when it is told to', async () => {
    const stop = new AbortController();
    const hear = (): void => {
      stop.abort();
    };
    const { exitCode } = await runCommand(['sh', '-c', 'echo ready; exec sleep 60'], {
      signal: stop.signal,
      hear,
    });
    assert.equal(exitCode, 143);
  });

  it('ends the command at once when it was told before', async () => {
    const { exitCode } = await runCommand(['sleep', '60'], { signal: AbortSignal.abort() });
    assert.equal(exitCode, 143);
  });
});

describe('readOptions', () => {
  const options = { yes: { type: 'boolean', default: false }, only: { type: 'string' } } as const;
  const good: readonly (readonly [args: readonly string[], values: object])[] = [
    [[], { yes: false }],
    [['--yes'], { yes: true }],
    [['--only', 'unit,lint'], { yes: false, only: 'unit,lint' }],
    [['--only=unit', '--yes'], { yes: true, only: 'unit' }],
  ];
  for (const [args, values] of good)
    it(`takes "${args.join(' ')}"`, () => {
      assert.deepEqual(readOptions(args, options), { values: { __proto__: null, ...values } });
    });

  const bad: readonly (readonly [args: readonly string[], problem: RegExp])[] = [
    [['--nope'], /^Unknown option '--nope'\.?$/],
    [['-y'], /^Unknown option '-y'\.?$/],
    [['unit'], /^Unexpected argument 'unit'/],
    [['--only'], /argument missing/],
    [['--yes=no'], /does not take an argument/],
  ];
  for (const [args, problem] of bad)
    it(`refuses "${args.join(' ')}" and says why`, () => {
      const read = readOptions(args, options);
      assert.match('problem' in read ? read.problem : '', problem);
    });
});

describe('isYes', () => {
  const table = {
    '': true,
    ' ': true,
    y: true,
    Yes: true,
    n: false,
    no: false,
    yep: false,
    q: false,
  };
  for (const [answer, expected] of Object.entries(table))
    it(`takes "${answer}" for ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(isYes(answer), expected);
    });
});

describe('quoted', () => {
  for (const word of ['plain', 'two words', "it's", '$HOME `id` "x" \\', '*', ''])
    it(`gives a shell ${JSON.stringify(word)} unchanged`, async () => {
      const { lines } = await runCommand(['sh', '-c', `printf '%s\\n' ${quoted(word)}`]);
      assert.deepEqual(lines, [word]);
    });
});

describe('Screen', () => {
  const written = (
    isTTY: boolean,
    work: (screen: Screen, pass: (milliseconds: number) => void) => void,
  ): string => {
    let text = '';
    let time = 0;
    const paper = { isTTY, columns: 20, write: (more: string) => (text += more) };
    work(new Screen(paper, () => time), (milliseconds) => (time += milliseconds));
    return text;
  };

  it('rewrites progress in place at a terminal, no wider than that, and clears it for a line', () => {
    const text = written(true, (screen) => {
      screen.progress('one');
      screen.progress('two that is much too long');
      screen.info('done');
    });
    assert.equal(text, '  one\r\u001b[2K  two that is much \r\u001b[2Kdone\n');
  });

  it('tells progress only now and then elsewhere', () => {
    const text = written(false, (screen, pass) => {
      screen.progress('first');
      screen.progress('at once after it');
      pass(10_000);
      screen.progress('later');
      screen.warn('careful');
    });
    assert.equal(text, '  first\n  later\nWarning: careful\n');
  });
});
