import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../helpers/runHere';

interface Failure {
  readonly error: { readonly code: string; readonly message: string };
}

describe('live-labs', () => {
  const flood = (...words: string[]): readonly string[] => ['flood', 'x', ...words];
  const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['without a command shows what there is', [], /Usage: live-labs COMMAND/],
    ['does not know every word', ['frobnicate'], /There is no command "frobnicate"/],
    ['does not know every option', ['test', '--frobnicate', 'x'], /--frobnicate/],
    ['wants a lab to test', ['test'], /Write: live-labs test LAB/],
    ['wants whole numbers', ['flood', 'x', '--count', '1.5'], /--count takes a whole number/],
    [
      'wants a ramp shorter than the flood',
      flood('--ramp', '9', '--for', '3'),
      /shorter than --for: else the flood is over before all connections have come\. See "live-labs flood --help"/,
    ],
    [
      'wants no ramp as long as the flood',
      flood('--ramp', '9', '--for', '9'),
      /shorter than --for:/,
    ],
    [
      'wants a ramp shorter than usual',
      flood('--ramp', '600'),
      /shorter than the 600 s after which/,
    ],
    [
      'says that a value looks like an option',
      flood('--profile', '-x'),
      /: --profile takes a value, and "-x" begins with a dash as an option does\./,
    ],
    [
      'does not take a number below one',
      flood('--ramp=-1'),
      /--ramp takes a whole number from 1 to/,
    ],
    [
      'does not take a number for an option',
      flood('--count', '-5'),
      /: --count takes a whole number from 1 on\. See "live-labs flood --help"\.$/m,
    ],
    [
      'says that a lab is none',
      ['flood', 'nowhere'],
      /: The lab nowhere could not be read: there is no such file or folder\. Name a lab's folder/,
    ],
    ['says which lab it cannot read', ['lint', '/nowhere'], /The lab \/nowhere could not be read/],
  ];
  for (const [name, words, expected] of usage) {
    it(name, async () => {
      const { exitCode, stderr } = await runHere(words);
      assert.match(stderr, expected);
      assert.equal(exitCode, 2);
    });
  }

  it('names what a flood is without options', async () => {
    const { exitCode, stdout } = await runHere(['flood', '--help']);
    assert.match(stdout, /^live-labs flood LAB .*\n\nHold connections[^]*; else 100\n/);
    assert.match(stdout, /the lab's first one\n.*; else 600 \(10 minutes\)/);
    assert.equal(exitCode, 0);
  });

  it('tells failures as an object with --json', async () => {
    const { stdout } = await runHere(['parse', '/nowhere', '--json']);
    assert.equal((JSON.parse(stdout) as Failure).error.code, 'lab-unreadable');
  });

  const planted = 'test/fixtures/lint/planted';
  const good = 'walkthroughs/apache2-live-action';
  const lints: readonly (readonly [readonly string[], number, RegExp])[] = [
    [[good], 0, /^No problems\.\n$/],
    [
      [planted],
      1,
      /^test\/fixtures\/lint\/planted\/lab\.md:4:1 error key-unknown: The key "titel".*\n55 problems\.\n$/s,
    ],
    [
      [good, planted, '--format', 'github'],
      1,
      /^::error file=test\/fixtures\/lint\/planted\/lab\.md,line=4,col=1,title=key-unknown::The key/,
    ],
    [['test/fixtures/lint/floods'], 1, /:24:45 warning port-unpublished: .*\n6 problems\.\n$/s],
    [[planted, '--format', 'json'], 1, /^\{\n {2}"problems": \[/],
    [[planted, '--json'], 1, /^\{\n {2}"problems": \[/],
  ];
  for (const [words, expected, printed] of lints)
    it(`lints ${words.join(' ')}`, async () => {
      const { exitCode, stdout } = await runHere(['lint', ...words]);
      assert.match(stdout, printed);
      assert.equal(exitCode, expected);
    });

  it('tells each problem of lint as an object', async () => {
    const { stdout } = await runHere(['lint', planted, '--json']);
    const { problems } = JSON.parse(stdout) as { problems: readonly object[] };
    assert.deepEqual(Object.keys(problems[0] ?? {}).toSorted(), [
      ...['code', 'column', 'file', 'line', 'message', 'severity'],
    ]);
  });

  it('lints the others where a lab cannot be read', async () => {
    const { exitCode, stdout, stderr } = await runHere(['lint', '/nowhere', planted, '/no']);
    assert.match(stdout, /\n55 problems\.\n$/);
    assert.match(stderr, /The lab \/nowhere could not be read[^]*The lab \/no could not be read/);
    assert.equal(exitCode, 2);
  });

  it('leaves no results of an earlier run where it could not run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
    try {
      const file = join(folder, 'junit.xml');
      await writeFile(file, 'old');
      const engine = `unix://${join(folder, 'none.sock')}`;
      const lab = 'test/fixtures/run/tiny';
      const { exitCode } = await runHere(['test', lab, '--engine', engine, '--junit', file]);
      assert.match(await readFile(file, 'utf8'), /errors="1"[^]*<error type="engine-/);
      assert.equal(exitCode, 2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('does not know every format of lint', async () => {
    const { exitCode, stderr } = await runHere(['lint', good, '--format', 'xml']);
    assert.match(stderr, /--format takes text, json, github/);
    assert.equal(exitCode, 2);
  });

  it('ends with 2 and says what to do where no engine answers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
    try {
      const nowhere = { DOCKER_HOST: `unix://${folder}/no.sock`, LIVE_LABS_HOME: folder };
      const lab = 'walkthroughs/apache2-live-action';
      const tested = await runHere(['test', lab], nowhere);
      assert.match(tested.stderr, /DOCKER_HOST.* does not answer.*no other engine is tried/s);
      assert.equal(tested.exitCode, 2);
      const examined = await runHere(['doctor', lab], nowhere);
      assert.match(examined.stdout, /✗ Engine: .*no\.sock/);
      assert.equal(examined.exitCode, 2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
