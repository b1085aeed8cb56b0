import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecChunk, ExecRequest, ExecSession } from '../../src/core/ports';
import { failureOf } from '../helpers/failureOf';
import { describeWithEngine, type Held } from '../helpers/realEngine';

describeWithEngine('Engine.exec', (real) => {
  let container: Held & { readonly id: string };
  before(async () => {
    container = await real.run();
  });
  after(() => container[Symbol.asyncDispose]());

  const shell = (script: string, changes: Partial<ExecRequest> = {}): Promise<ExecSession> =>
    real.engine.exec(container.id, { command: ['sh', '-c', script], tty: false, ...changes });

  /** What is printed on each stream, to the end. */
  const read = async (session: ExecSession): Promise<{ stdout: string; stderr: string }> => {
    const texts = { stdout: '', stderr: '' };
    for await (const { stream, data } of session.output)
      texts[stream] += Buffer.from(data).toString();
    return texts;
  };

  it('keeps the streams apart and gives the exit code', async () => {
    await using session = await shell('echo out; echo err >&2; exit 7');
    assert.deepEqual(await read(session), { stdout: 'out\n', stderr: 'err\n' });
    assert.equal(await session.exitCode, 7);
  });

  it('gives the exit code each time, also of what ends at once', async () => {
    for (let code = 0; code < 20; code++) {
      await using session = await shell(`exit ${String(code)}`);
      await read(session);
      assert.equal(await session.exitCode, code);
    }
  });

  it('sets variables, user and folder', async () => {
    await using session = await shell('echo "$WORD $(id -u) $PWD"', {
      environment: { WORD: 'a=b c' },
      user: '33',
      workingDirectory: '/tmp',
    });
    assert.equal((await read(session)).stdout, 'a=b c 33 /tmp\n');
  });

  it('ends a shell by the end of its input', async () => {
    await using session = await real.engine.exec(container.id, { command: ['sh'], tty: false });
    await session.write('x=5\n');
    await session.write('echo $x; exit_code() { return 9; }; exit_code\n');
    session.endInput();
    assert.equal((await read(session)).stdout, '5\n');
    assert.equal(await session.exitCode, 9);
  });

  it('ends a shell, without a TTY, by letting go of it', async () => {
    const session = await shell('echo $$; exec cat');
    const pid = Number(await firstText(session));
    assert.ok(await isAlive(pid));
    await session[Symbol.asyncDispose]();
    while (await isAlive(pid)) await sleep(20);
  });

  it('hands a terminal over as it is', async () => {
    await using session = await shell('test -t 0 && test -t 1 && echo err >&2; exit 3', {
      tty: true,
    });
    assert.deepEqual(await read(session), { stdout: 'err\r\n', stderr: '' });
    assert.equal(await session.exitCode, 3);
  });

  it('sets the size of a terminal at the start and later', async () => {
    const script =
      'until [ "$(stty size)" = "$1" ]; do sleep 0.05; done; echo now; read x; stty size';
    await using session = await real.engine.exec(container.id, {
      command: ['sh', '-c', script, 'sh', '33 101'],
      tty: true,
      size: { columns: 101, rows: 33 },
    });
    assert.match(await firstText(session), /now/);
    await session.resize({ columns: 55, rows: 22 });
    await session.write('\n');
    assert.match((await read(session)).stdout, /22 55/);
  });

  it('has nothing to resize once the command ended', async () => {
    await using session = await shell('exit 0', { tty: true });
    await read(session);
    assert.equal(await session.exitCode, 0);
    await session.resize({ columns: 80, rows: 24 });
  });

  it('lets a reader leave a loop and come back', async () => {
    await using session = await real.engine.exec(container.id, { command: ['cat'], tty: false });
    for (const word of ['one', 'two', 'three']) {
      await session.write(word);
      assert.equal(await firstText(session), word);
    }
  });

  it('holds a fast command back while nobody reads, and loses nothing', async () => {
    const size = 20_000_000;
    await using session = await shell(`head -c ${String(size)} /dev/zero; touch /tmp/printed`);
    const chunks = session.output[Symbol.asyncIterator]();
    let total = ((await chunks.next()).value as ExecChunk).data.length;
    const before = process.memoryUsage.rss();
    // Long enough for all of it to come, if anything on the way took it in.
    await sleep(1000);
    const grown = process.memoryUsage.rss() - before;
    assert.ok(grown < size / 4, `grown by ${String(grown)} bytes while nobody reads`);
    await using looks = await shell('test -e /tmp/printed');
    await read(looks);
    assert.equal(await looks.exitCode, 1, 'the command waits for its reader');
    for await (const { data } of session.output) total += data.length;
    assert.equal(total, size);
    assert.equal(await session.exitCode, 0);
  });

  it('takes in a lot, and tells when it was handed over', async () => {
    const size = 5_000_000;
    await using session = await shell('wc -c');
    const piece = Buffer.alloc(50_000);
    for (let sent = 0; sent < size; sent += piece.length) await session.write(piece);
    session.endInput();
    assert.equal((await read(session)).stdout.trim(), String(size));
  });

  it('fails to write to a command that ended', async () => {
    await using session = await shell('exit 0');
    await read(session);
    await failureOf(session.write('x'), 'engine-request-failed');
  });

  it('ends like a shell where the command does not exist', async () => {
    await using session = await real.engine.exec(container.id, { command: ['none'], tty: false });
    await read(session);
    assert.ok([126, 127].includes(await session.exitCode));
  });

  it('stops asking for the exit code of what was let go of', async () => {
    const session = await shell('echo $$; exec sleep 600', { tty: true });
    const pid = await firstText(session);
    const { exitCode } = session;
    await session[Symbol.asyncDispose]();
    await assert.rejects(exitCode);
    await using killer = await shell(`kill ${pid}`);
    await read(killer);
  });

  it('tells that the container is not there or does not run', async () => {
    const request = { command: ['true'], tty: false };
    const missing = await failureOf(
      real.engine.exec('live-labs-none', request),
      'container-missing',
    );
    assert.equal(missing.name, 'live-labs-none');
    await using stopped = await real.run();
    await real.engine.stop(stopped.id, 1);
    await failureOf(real.engine.exec(stopped.id, request), 'container-stopped');
  });

  it('ends with its container', async () => {
    await using dying = await real.run();
    await using session = await real.engine.exec(dying.id, { command: ['cat'], tty: false });
    await real.engine.stop(dying.id, 1);
    await read(session);
    assert.notEqual(await session.exitCode, 0);
  });

  const firstText = async (session: ExecSession): Promise<string> => {
    for await (const { data } of session.output) return Buffer.from(data).toString();
    return '';
  };

  const isAlive = async (pid: number): Promise<boolean> => {
    await using session = await shell(`kill -0 ${String(pid)}`);
    await read(session);
    return (await session.exitCode) === 0;
  };
});
