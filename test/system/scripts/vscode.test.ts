import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay, whyNotDesktop } from '../../../scripts/start/desktop';
import { Interrupted } from '../../../scripts/tools/interruption';
import { FileTail } from '../../../scripts/vscode/fileTail';
import { freePort, isPortFree, readPort } from '../../../scripts/vscode/freePort';
import { cacheFolder, hostLayout } from '../../../scripts/vscode/hostLayout';
import { currentHost, oldestHost } from '../../../scripts/vscode/hosts';
import { ServerProcess } from '../../../scripts/vscode/serverProcess';
import { engines } from '../../../package.json';

describe('freePort', () => {
  const table: readonly (readonly [string, (port: number) => boolean, number | undefined])[] = [
    ['the first', () => true, 3210],
    ['the first that is free', (port) => port > 3212, 3213],
    ['none where none is free', () => false, undefined],
  ];
  for (const [title, isFree, expected] of table)
    it(`gives ${title}`, async () => {
      assert.equal(await freePort((port) => Promise.resolve(isFree(port))), expected);
    });

  it('sees what listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    assert.equal(await isPortFree(port), false);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await isPortFree(port), true);
  });
});

describe('readPort', () => {
  const table: readonly (readonly [string, number | undefined])[] = [
    ['3333', 3333],
    ['1024', 1024],
    ['80', undefined],
    ['70000', undefined],
    ['-1', undefined],
    ['3e3', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of table)
    it(`reads "${text}" as ${expected ?? 'none'}`, () => {
      assert.equal(readPort(text), expected);
    });
});

describe('hostLayout', () => {
  it('is outside of every checkout', () => {
    const { folder, stamp, node } = hostLayout(currentHost, '/caches/live-labs');
    assert.equal(folder, `/caches/live-labs/code-server-${currentHost.version}`);
    assert.equal(stamp, join(folder, 'complete'));
    assert.ok(node.startsWith(`${folder}/node/node_modules/node-`));
  });

  const table: readonly (readonly [string | undefined, string])[] = [
    [undefined, '/home/student/.cache/live-labs'],
    ['', '/home/student/.cache/live-labs'],
    ['relative', '/home/student/.cache/live-labs'],
    ['/caches', '/caches/live-labs'],
  ];
  for (const [caches, expected] of table)
    it(`is in ${expected} where XDG_CACHE_HOME is ${caches ?? 'not set'}`, () => {
      const env = caches === undefined ? {} : { XDG_CACHE_HOME: caches };
      assert.equal(cacheFolder(env, '/home/student'), expected);
    });

  it('has as the oldest host what package.json promises', () => {
    const [, minor = ''] = /^\^1\.(\d+)\./.exec(engines.vscode) ?? [];
    assert.match(oldestHost.version, new RegExp(`^4\\.${minor}\\.`));
    assert.equal(whyNotDesktop(`1.${minor}.0`, false), undefined);
    assert.match(whyNotDesktop(`1.${Number(minor) - 1}.9`, false) ?? '', /newer/);
  });
});

describe('the desktop', () => {
  const displays: readonly (readonly [NodeJS.Platform, NodeJS.ProcessEnv, boolean])[] = [
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ];
  for (const [platform, env, expected] of displays)
    it(`has ${expected ? 'a' : 'no'} display on ${platform} with ${JSON.stringify(env)}`, () => {
      assert.equal(hasDisplay(platform, env), expected);
    });

  const versions: readonly (readonly [string, boolean, RegExp])[] = [
    ['1.139.0', false, /^$/],
    ['2.0.0', false, /^$/],
    ['1.99.3', false, /1\.105 or newer/],
    ['1.139.0', true, /root/],
    ['', false, /version/],
    ['Command is only available in WSL', false, /version/],
  ];
  for (const [version, isRoot, expected] of versions)
    it(`takes "${version}" ${isRoot ? 'as root ' : ''}by ${expected.source}`, () => {
      assert.match(whyNotDesktop(version, isRoot) ?? '', expected);
    });
});

describe('ServerProcess', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-labs-unit-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const start = (code: string, signal = new AbortController().signal): Promise<ServerProcess> =>
    ServerProcess.start(['sh', '-c', code], {
      ...{ env: process.env, ready: /^ready$/, signal },
      log: join(folder, 'server.log'),
    });

  it('is there once it says so, and ends when told to', async () => {
    const server = await start('echo ready; exec sleep 100');
    await server[Symbol.asyncDispose]();
    assert.equal(await server.ended, 143);
  });

  it('tells what it said last where it does not start', async () => {
    await assert.rejects(start('echo no memory >&2; exit 3'), /no memory/);
  });

  it('ends where its start is interrupted', async () => {
    const interruption = new AbortController();
    const work = start('exec sleep 100', interruption.signal);
    interruption.abort(new Interrupted('SIGINT'));
    await assert.rejects(work, Interrupted);
  });
});

describe('FileTail', () => {
  it('tells what was appended, to the last', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-labs-unit-'));
    const told: string[] = [];
    const tail = new FileTail(join(folder, 'output'), (text) => told.push(text));
    appendFileSync(tail.path, 'one\n');
    await tail[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
    assert.deepEqual(told, ['one\n']);
  });
});
