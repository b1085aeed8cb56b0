import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { plainShellMarks, shellMarks } from '../../../src/run/shells/shellMarks';

// What a person and VS Code see of the marks is shown by test/engine/containerShell.test.ts.
describe('shellMarks', () => {
  /** Gives a bash without terminal what one in a container is given, then runs a script in it. */
  const inBash = (script: string, ...words: readonly string[]): string =>
    execFileSync('bash', ['-c', `eval "$PROMPT_COMMAND"\n${script}`, 'bash', ...words], {
      env: { ...process.env, ...shellMarks() },
      encoding: 'utf8',
      // There is no terminal here, of which bash complains.
      stdio: 'pipe',
    });

  const escapes: readonly (readonly [string, string, string])[] = [
    ['leaves plain text alone', 'ls -l "$HOME" & ä 日本 😀', 'ls -l "$HOME" & ä 日本 😀'],
    ['escapes the semicolon', 'a; b', 'a\\x3b b'],
    ['escapes the backslash', 'a\\b\\\\', 'a\\\\b\\\\\\\\'],
    ['escapes the newline', 'a\nb', 'a\\x0ab'],
    ['drops what would end a mark', 'a\u0007b\u001bc', 'abc'],
  ];
  for (const [name, text, expected] of escapes) {
    it(name, () => {
      assert.equal(inBash('live_labs_escape "$1"; printf %s "$live_labs_text"', text), expected);
    });
  }

  it('leaves nothing that a program would inherit', () => {
    assert.doesNotMatch(inBash('env'), /633|live_labs|LIVE_LABS|PROMPT_COMMAND/);
  });

  it('keeps a PROMPT_COMMAND that start-up files put around it', () => {
    const around = `PROMPT_COMMAND="echo a; $PROMPT_COMMAND; echo b"; eval "$PROMPT_COMMAND"`;
    const script = `${around}; declare -p PROMPT_COMMAND`;
    const output = execFileSync('bash', ['-c', script], {
      env: { ...process.env, ...shellMarks() },
      encoding: 'utf8',
      // There is no terminal here, of which bash complains.
      stdio: 'pipe',
    });
    assert.match(output, /^a\nb\n.*live_labs_prompt/s);
    assert.doesNotMatch(output, /eval/);
  });

  it('wraps the prompt once, however often it is asked', () => {
    const output = inBash('PS1="x$PS1"; live_labs_prompt; live_labs_prompt; printf %s "$PS1"');
    assert.equal(output.split('live_labs_before').length, 2, output);
    assert.equal(output.split('live_labs_after').length, 2, output);
  });

  it('gives any other shell a prompt that it can read', () => {
    const { stdout, status } = spawnSync('sh', ['-c', `${plainShellMarks}\nprintf %s "$PS1"`]);
    assert.match(stdout.toString(), /^.{8}[$#] .{8}$/s);
    assert.equal(status, 0);
  });
});
