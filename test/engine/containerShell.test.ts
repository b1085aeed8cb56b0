import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { systemClock } from '../../src/core/base/clock';
import type { ContainerFacts } from '../../src/core/ports';
import { startContainerShell } from '../../src/run/shells/containerShell';
import { sweepShells } from '../../src/run/shells/endShell';
import { KeptShell } from '../../src/run/shells/keptShell';
import { runCliProcess } from '../helpers/cliProcess';
import { describeWithEngine, type Held } from '../helpers/realEngine';
import { Terminal } from '../helpers/terminal';

describeWithEngine('live-labs shell', (real) => {
  let container: ContainerFacts & Held;
  before(async () => {
    container = await real.run();
  });
  after(() => container[Symbol.asyncDispose]());

  const open = (program?: 'vscode', ...words: readonly string[]): Terminal =>
    new Terminal(['shell', container.name, ...words], program);

  it('marks prompts, commands and their exit codes for VS Code', async () => {
    await using terminal = open('vscode');
    await terminal.prompted();
    await terminal.command('true');
    await terminal.command('echo "a;b\\c"; false');
    await terminal.command('');
    terminal.type('sleep 4141\r');
    await terminal.until(() => isRunning('sleep 4141'));
    await terminal.press('\u0003');
    assert.deepEqual(terminal.marks, [
      ...['A', 'B', 'E;true', 'C', 'D;0'],
      ...['A', 'B', 'E;echo "a\\x3bb\\\\c"\\x3b false', 'C', 'D;1'],
      ...['A', 'B', 'D'],
      ...['A', 'B', 'E;sleep 4141', 'C', 'D;130', 'A', 'B'],
    ]);
    assert.ok(terminal.output.includes('\u001b]633;P;Cwd=/\u0007'));
    assert.match(unmarked(terminal), /root@[0-9a-f]{12}:\/# true\r\n/);
  });

  const kept: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['the exit code at the prompt', ['(exit 5)', 'echo "was $?"'], /\nwas 5\r\n/],
    ['unset variables as errors', ['set -u', 'true', 'echo "$none"'], /none: unbound variable/],
    ['a PROMPT_COMMAND of its own', ['PROMPT_COMMAND="echo own"', 'true'], /\nown\r\n.*\nown\r\n/s],
    ['a prompt of its own', ['PS1="\\w mine> "', 'true'], /\n\/ mine> true\r\n/],
    [
      'tracing to its own commands',
      ['set -x', 'true', 'set +x'],
      /# true\r\n\+ true\r\n[^+]*# set/,
    ],
    [
      'output elsewhere',
      ['exec >/tmp/out', 'echo lost', 'exec >/dev/tty'],
      /# echo lost\r\n[^l]*#/,
    ],
    ['commands out of the history', ['HISTCONTROL=ignorespace', ' echo hidden'], /\nhidden\r\n/],
  ];
  for (const [what, lines, expected] of kept) {
    it(`keeps ${what}, and its marks`, async () => {
      await using terminal = open('vscode');
      await terminal.prompted();
      for (const line of lines) await terminal.command(line);
      assert.match(unmarked(terminal), expected);
      assert.deepEqual(
        terminal.marks.filter((mark) => !mark.startsWith('E')).map(([letter]) => letter),
        ['A', 'B', ...lines.flatMap(() => ['C', 'D', 'A', 'B'])],
      );
    });
  }

  for (const inner of ['bash', 'sh', 'env -i bash', 'su']) {
    it(`leaves a shell inside it alone: ${inner}`, async () => {
      await using terminal = open('vscode');
      await terminal.prompted();
      terminal.type(`${inner}\r`);
      await terminal.until(() => terminal.marks.includes('C'));
      await terminal.command('env | grep -c 633; echo "in $((1 + 1))"\rexit 3');
      assert.match(unmarked(terminal), /\n0\r\nin 2\r\n/);
      assert.deepEqual(terminal.marks.slice(2), [`E;${inner}`, 'C', 'D;3', 'A', 'B']);
    });
  }

  it('marks the prompt of a shell that is no bash', async () => {
    await using image = await bare('RUN rm /bin/bash');
    await using terminal = new Terminal(['shell', image.name], 'vscode');
    await terminal.prompted();
    await terminal.command('echo "in $((1 + 1))"');
    assert.match(unmarked(terminal), /\n# echo .*\r\nin 2\r\n# $/);
  });

  it('says where there is no shell', async () => {
    await using image = await bare('RUN rm /bin/bash /bin/sh');
    for (const program of ['vscode', undefined] as const) {
      await using terminal = new Terminal(['shell', image.name], program);
      assert.equal(await terminal.ended(), 2);
      assert.match(terminal.output, /There is neither bash nor sh in the container/);
      assert.doesNotMatch(terminal.output, /OCI/);
    }
    const { exitCode, stderr } = await runCliProcess(['shell', image.name]);
    assert.match(stderr, /neither bash nor sh/);
    assert.equal(exitCode, 2);
  });

  it('greets when asked, and in VS Code', async () => {
    await using asked = open(undefined, '--greet', '--user', 'root');
    await asked.printed('# ');
    assert.ok(
      asked.output.includes(
        `You are inside the container ${container.name}. By hand: docker exec -it --user root ${container.name} bash\r\nLeave it`,
      ),
    );
    assert.deepEqual(asked.marks, []);
    await using silent = open();
    await silent.printed('# ');
    assert.doesNotMatch(silent.output, /You are inside/);
  });

  it('follows the size of its terminal', async () => {
    await using terminal = open();
    await terminal.printed('# ');
    terminal.type('until [ "$(stty size)" = "22 55" ]; do sleep 0.1; done; echo "is $((1 + 1))"\r');
    execFileSync('stty', ['-F', terminal.device, 'rows', '22', 'cols', '55']);
    await terminal.printed('is 2');
  });

  it('takes and shows what is beyond ASCII', async () => {
    await using terminal = open('vscode');
    await terminal.prompted();
    await terminal.command('printf %s ä日本😀 | wc -m; echo ä 日本 😀');
    assert.match(unmarked(terminal), /# printf %s ä日本😀 .*\r\n4\r\nä 日本 😀\r\n/);
    assert.ok(terminal.marks.includes('E;printf %s ä日本😀 | wc -m\\x3b echo ä 日本 😀'));
  });

  it('ends with the exit code of its shell', async () => {
    await using terminal = open('vscode');
    await terminal.prompted();
    terminal.type('exit 7\r');
    assert.equal(await terminal.ended(), 7);
  });

  for (const command of ['sleep 4242', 'yes', 'trap "" HUP; sleep 4343 & sleep 4444']) {
    it(`leaves nothing inside when its terminal closes during ${command}`, async () => {
      const terminal = open('vscode');
      await terminal.prompted();
      terminal.type(`${command}\r`);
      await terminal.until(() => isRunning(command.split('; ').at(-1)?.split(' & ').at(-1) ?? ''));
      await terminal[Symbol.asyncDispose]();
      while ((await processes()).length > 1) await real.pause();
    });
  }

  it('ends in a test too while it prints without end', async () => {
    const shell = new KeptShell(await startContainerShell(real.engine, container), systemClock);
    const { end } = await shell.run('yes', 500);
    assert.equal(end, 'time-over');
    assert.deepEqual(await processes(), ['sleep infinity']);
  });

  it('is swept when its own process was killed, and a living one is not', async () => {
    await using living = open('vscode');
    const killed = open('vscode');
    await living.prompted();
    await killed.prompted();
    killed.type('sleep 4545\r');
    await killed.until(() => isRunning('sleep 4545'));
    assert.equal(await sweepShells(real.engine, container.id), 0);
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended();
    assert.ok(await isRunning('sleep 4545'), 'a shell with a TTY outlives its client');
    assert.equal(await sweepShells(real.engine, container.id), 1);
    assert.deepEqual(await processes(), ['sleep infinity', 'bash']);
    await living.command('true');
  });

  /** A running container of an image that lacks something. */
  async function bare(...lines: readonly string[]): Promise<Held> {
    const image = await real.build('STOPSIGNAL SIGKILL', 'CMD ["sleep", "infinity"]', ...lines);
    const running = await real.run({ image: image.name });
    return {
      name: running.name,
      async [Symbol.asyncDispose]() {
        await running[Symbol.asyncDispose]();
        await image[Symbol.asyncDispose]();
      },
    };
  }

  /** The command lines of all processes in the container but the one that looks. */
  async function processes(): Promise<readonly string[]> {
    const script = 'for file in /proc/[0-9]*/cmdline; do tr "\\0" " " <"$file"; echo; done';
    const output = await real.output(container.id, ['sh', '-c', script, 'look']);
    return output
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/look$|^tr /.test(line));
  }

  async function isRunning(commandLine: string): Promise<boolean> {
    return (await processes()).includes(commandLine);
  }
});

/** What a person sees: the output without marks and without the switches of bracketed paste. */
function unmarked({ output }: Terminal): string {
  return output
    .split('\u001b]633;')
    .map((text, index) => (index === 0 ? text : text.slice(text.indexOf('\u0007') + 1)))
    .join('')
    .replaceAll('\u001b[?2004h', '')
    .replaceAll('\u001b[?2004l\r', '');
}
