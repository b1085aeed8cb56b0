import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/base/clock';
import { startHostShell } from '../../../src/run/shells/hostShell';
import { KeptShell } from '../../../src/run/shells/keptShell';

const limit = 5000;

describe('KeptShell', () => {
  let shell: KeptShell;
  beforeEach(async () => {
    shell = new KeptShell(await startHostShell('/tmp'), systemClock);
  });
  afterEach(async () => {
    await shell[Symbol.asyncDispose]();
  });

  const table: readonly (readonly [string, string, number, string])[] = [
    ['gives output and exit code', 'echo one; false', 1, 'one\n'],
    ['merges both streams', 'echo out; echo err >&2', 0, 'out\nerr\n'],
    ['starts in the given folder', 'pwd', 0, '/tmp\n'],
    ['keeps a last line without newline apart', 'printf x', 0, 'x'],
    ['gives commands an empty input', 'cat', 0, ''],
    ['takes quotes and dollars as they are', `echo "it's" '$HOME'`, 0, "it's $HOME\n"],
    ['takes several lines', 'echo a \\\n  b', 0, 'a b\n'],
    ['takes a here-document', 'cat <<END\nbody\nEND', 0, 'body\n'],
    ['is not fooled by output that looks like a mark', 'echo live-labs-0 0', 0, 'live-labs-0 0\n'],
  ];
  for (const [name, command, exitCode, output] of table) {
    it(name, async () => {
      assert.deepEqual(await shell.run(command, limit), { end: 'exited', exitCode, output });
    });
  }

  it('keeps folder and variables from one command to the next', async () => {
    await shell.run('cd /; x=7; export x', limit);
    assert.equal((await shell.run('echo "$PWD $x"', limit)).output, '/ 7\n');
  });

  it('survives a syntax error', async () => {
    assert.notEqual((await shell.run('if then', limit)).exitCode, 0);
    assert.equal((await shell.run('echo still here', limit)).output, 'still here\n');
  });

  it('ends a command whose time is over, and itself with it', async () => {
    const { end, exitCode } = await shell.run('sleep 60', 50);
    assert.deepEqual([end, exitCode], ['time-over', undefined]);
    assert.ok(shell.ended);
  });

  it('tells that a command ended the shell', async () => {
    const { end, exitCode } = await shell.run('exit 3', limit);
    assert.deepEqual([end, exitCode], ['shell-ended', undefined]);
    assert.ok(shell.ended);
  });

  it('tells that a command ended the shell and left something in the background', async () => {
    const { end, output } = await shell.run('echo said; sleep 4260 & exit 3', limit);
    assert.deepEqual([end, output], ['shell-ended', 'said\n']);
  });

  it('has all that was printed before the shell ended', async () => {
    const text = 'head -c 300000 /dev/zero | tr "\\0" x; sleep 4260 & exit 3';
    const { end, output } = await shell.run(text, limit);
    assert.deepEqual([end, output.length], ['shell-ended', 300_000]);
  });

  it('stops waiting when aborted', async () => {
    const signal = AbortSignal.timeout(20);
    await assert.rejects(shell.run('sleep 60', limit, signal));
  });
});
