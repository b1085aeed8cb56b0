import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../../src/core/base/clock';
import type { Log } from '../../../src/core/ports';
import { HeldCommand } from '../../../src/run/shells/heldCommand';
import { startHostShell } from '../../../src/run/shells/hostShell';
import { startHostTerminal } from '../../../src/run/shells/hostTerminal';
import { KeptShell } from '../../../src/run/shells/keptShell';
import { stateOf, typedCommand } from '../../../src/run/shells/shellState';

const limit = 5000;

const warnings: string[] = [];
const log: Log = { info: () => undefined, warn: (message) => void warnings.push(message) };

/** Time that runs faster, for what only waits. */
const hasty: Clock = {
  now: () => 20 * systemClock.now(),
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 20, signal),
};

/** A program that waits for ENTER, and says when it is interrupted. */
const waiting = `trap 'echo interrupted; exit 130' INT
echo "100 connections are held"; printf "Press ENTER to exit"; read line; echo "let go"`;

describe('HeldCommand on this machine', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function held(text: string, state = '', clock = systemClock): Promise<HeldCommand> {
    return new HeldCommand(await startHostTerminal(folder, typedCommand(state, text)), clock);
  }

  describe('in a terminal', keysWork);

  describe('where nothing makes a terminal', () => {
    const path = process.env['PATH'];
    before(async () => {
      const programs = join(folder, 'programs');
      await mkdir(programs);
      for (const name of ['bash', 'sh', 'cat', 'sleep'])
        await symlink(`/bin/${name}`, join(programs, name));
      process.env['PATH'] = programs;
    });
    after(() => {
      process.env['PATH'] = path;
    });
    keysWork();
  });

  function keysWork(): void {
    it('is up once its sample has appeared, and ends by ENTER', async () => {
      await using command = await held(waiting);
      const sample = '100 connections are held\nPress ENTER to exit';
      assert.equal(await command.start(sample, limit, undefined), 'running');
      assert.deepEqual(await command.end('enter'), { by: 'request', exitCode: 0 });
      assert.match(command.output, /let go/);
    });

    it('ends by Ctrl-C', async () => {
      await using command = await held(waiting);
      await command.start('Press ENTER to exit', limit, undefined);
      assert.deepEqual(await command.end('ctrl-c'), { by: 'request', exitCode: 130 });
      assert.match(command.output, /interrupted/);
    });

    it('ends by Ctrl-C when it is released', async () => {
      await using command = await held('sleep 4243', '', hasty);
      assert.equal(await command.start('', limit, undefined), 'running');
      const { by, exitCode } = await command.end('release');
      assert.deepEqual([by, exitCode], ['request', 130]);
    });
  }

  it('has a terminal', async () => {
    await using command = await held('stty size; test -t 0 && test -t 1 && echo both; sleep 60');
    assert.equal(await command.start('24 80\nboth', limit, undefined), 'running');
  });

  it('is up as soon as it prints anything where there is no sample', async () => {
    await using command = await held('echo begun; sleep 60');
    assert.equal(await command.start('', limit, undefined), 'running');
    assert.match(command.output, /begun/);
  });

  it('tells that it ended before its sample had appeared', async () => {
    await using command = await held('echo no; exit 3');
    assert.equal(await command.start('yes', limit, undefined), 'ended-early');
    assert.deepEqual([command.exitCode, command.output.trim()], [3, 'no']);
  });

  it('tells that its sample did not appear in time', async () => {
    await using command = await held('echo no; sleep 60');
    assert.equal(await command.start('yes', 300, undefined), 'sample-missing');
  });

  it('tells that it had ended by itself', async () => {
    await using command = await held('echo up; exit 4');
    await command.start('up', limit, undefined);
    await command.finish(limit);
    assert.deepEqual(await command.end('enter'), { by: 'itself', exitCode: 4 });
  });

  it('is read all the time, so that it is never held back', async () => {
    await using command = await held('head -c 3000000 /dev/zero | tr "\\0" x; echo; echo written');
    await command.start('', limit, undefined);
    await command.finish(limit);
    assert.match(command.output, /x\s+written\s*$/);
    assert.equal(command.output.length, 1_000_000);
  });

  it('begins where the kept shell stands, with all that is known there', async () => {
    await using shell = new KeptShell(await startHostShell(folder), systemClock);
    await shell.run(
      `mkdir -p "it's here"; cd "it's here"; plain='a  b'; export known="it's
two lines"; greet() { echo "$plain"; }; readonly fixed=1`,
      limit,
    );
    const text = 'pwd; greet; sh -c \'echo "$known,$plain"\'; echo "fixed $fixed"; echo done';
    await using command = await held(text, await stateOf(shell, log));
    assert.equal(await command.start('done', limit, undefined), 'running');
    const shown = command.output.replaceAll('\r', '');
    assert.ok(shown.includes(`it's here\na  b\nit's\ntwo lines,\nfixed 1\ndone`), shown);
  });

  for (const [what, value] of [
    ['a long variable', 'x'.repeat(150_000)],
    ['a variable with many quotes', "'".repeat(8_000)],
    ['a variable of long characters', 'ä'.repeat(60_000)],
  ] as const) {
    it(`begins at least in the folder of the kept shell that has ${what}`, async () => {
      warnings.length = 0;
      await using shell = new KeptShell(await startHostShell(folder), systemClock);
      // Longer than what a command may be given at once.
      await shell.run(`cd /; long=$(cat <<'END'\n${value}\nEND\n)`, limit);
      await using command = await held('pwd; echo done', await stateOf(shell, log));
      assert.equal(await command.start('/\ndone', limit, undefined), 'running');
      assert.match(warnings.join('\n'), /too many variables/);
    });
  }

  const stubborn: readonly (readonly [string, string])[] = [
    ['that hears neither ENTER nor Ctrl-C', `trap '' INT; echo up; sleep 4244; sleep 4244`],
    ['that does not mind a lost terminal', `trap '' INT HUP; echo up; sleep 4245; sleep 4245`],
    ['that has left its terminal', 'setsid sleep 4246 & echo up; wait'],
    ['in the background', 'nohup sleep 4247 >/dev/null 2>&1 & echo up; sleep 4247'],
  ];
  for (const [name, text] of stubborn) {
    it(`ends, when disposed, one ${name}`, async () => {
      const command = await held(text);
      await command.start('up', limit, undefined);
      await command[Symbol.asyncDispose]();
      assert.deepEqual(await running(/^sleep 424[4-7]/), []);
    });
  }

  it('forces one that does not hear', async () => {
    const text = `trap '' INT; echo up; sleep 4248; sleep 4248`;
    await using command = await held(text, '', hasty);
    await command.start('up', limit, undefined);
    assert.equal((await command.end('ctrl-c')).by, 'force');
  });

  it('ends within a moment of a kill -9 of its own process', async () => {
    const words = ['out/test/helpers/holdForever.js', folder, 'echo up; sleep 4249'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    assert.notDeepEqual(await running(/^sleep 4249/), []);
    child.kill('SIGKILL');
    while ((await running(/^sleep 4249/)).length > 0) await systemClock.sleep(20);
  });

  /** Command lines of processes of this machine that begin so. */
  async function running(form: RegExp): Promise<readonly string[]> {
    const { stdout } = spawn('ps', ['-eo', 'args']);
    let text = '';
    for await (const data of stdout) text += String(data);
    return text.split('\n').filter((line) => form.test(line));
  }
});
