import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/core/base/clock';
import type { FileAnswer } from '../../../src/core/checks/observer';
import { knockAt } from '../../../src/run/looks/knockAt';
import { readHostFile } from '../../../src/run/looks/readHostFile';
import { runOnHost } from '../../../src/run/looks/runCommand';

describe('a file of this machine', () => {
  let around: string;
  let folder: string;
  before(async () => {
    around = await mkdtemp(join(tmpdir(), 'live-labs-'));
    folder = join(around, 'lab');
    await mkdir(join(folder, 'sub'), { recursive: true });
    await writeFile(join(folder, 'lab.md'), 'text');
    await writeFile(join(around, 'secret'), 'secret');
    await symlink('../secret', join(folder, 'out'));
    await symlink('..', join(folder, 'up'));
    await symlink('lab.md', join(folder, 'inside'));
    await symlink('circle', join(folder, 'circle'));
    await symlink(folder, join(around, 'same'));
    await writeFile(join(folder, 'long'), 'x'.repeat(1_000_001));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
  });
  after(() => rm(around, { recursive: true }));

  const text: FileAnswer = { is: 'file', text: 'text', isWhole: true };
  const table: readonly (readonly [string, string, FileAnswer])[] = [
    ['is read', 'lab.md', text],
    ['is read by any way within the folder', 'sub/../lab.md', text],
    ['is read through a link within the folder', 'inside', text],
    ['need not exist', 'sub/none', { is: 'nothing' }],
    ['cannot be inside another', 'lab.md/none', { is: 'nothing' }],
    ['may be a folder', 'sub', { is: 'folder' }],
    ['may be the folder itself', '.', { is: 'folder' }],
    ['is not waited for when it is a pipe', 'pipe', { is: 'special' }],
  ];
  for (const [name, path, answer] of table) {
    it(name, async () => {
      assert.deepEqual(await readHostFile(folder, path), answer);
    });
  }

  it('is read by its whole path, and in a folder that is a link itself', async () => {
    assert.deepEqual(await readHostFile(folder, join(folder, 'lab.md')), text);
    assert.deepEqual(await readHostFile(join(around, 'same'), 'lab.md'), text);
  });

  it('is cut where it is too long', async () => {
    const answer = await readHostFile(folder, 'long');
    assert.ok(answer.is === 'file' && !answer.isWhole && answer.text.length === 1_000_000);
  });

  const unknown: readonly (readonly [string, string, RegExp])[] = [
    ['is a link to itself', 'circle', /ELOOP/],
    ['would be behind a link to itself', 'circle/none', /ELOOP/],
    ['has a name that no file can have', 'x'.repeat(300), /ENAMETOOLONG/],
    ['has a NUL in its name', 'x\0y', /null bytes/],
  ];
  for (const [name, path, why] of unknown)
    it(`cannot be looked at where it ${name}`, async () => {
      const answer = await readHostFile(folder, path);
      assert.ok(answer.is === 'unknown', answer.is);
      assert.match(answer.why, why);
    });

  for (const path of ['../secret', '/etc/passwd', 'out', 'up/secret', 'up/none', '..', '../labs']) {
    it(`is not even looked for at ${path}`, async () => {
      await assert.rejects(readHostFile(folder, path), { code: 'path-outside' });
    });
  }
});

describe('a knock at a port', () => {
  /** A server that does this with each connection, until the test is over. */
  async function serve(
    take: (socket: Socket) => void,
  ): Promise<AsyncDisposable & { port: number }> {
    const server = createServer(take);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return {
      port: (server.address() as AddressInfo).port,
      async [Symbol.asyncDispose]() {
        server.close();
        await once(server, 'close');
      },
    };
  }

  const table: readonly (readonly [string, (socket: Socket) => void, string | undefined])[] = [
    ['is taken by a server that waits for a request', () => undefined, undefined],
    ['is taken by a server that speaks first', (socket) => socket.end('hello'), undefined],
    ['is not taken by who closes at once', (socket) => socket.end(), 'closed at once'],
    ['is not taken by who resets at once', (socket) => socket.resetAndDestroy(), 'ECONNRESET'],
  ];
  for (const [name, take, why] of table) {
    it(name, async () => {
      await using server = await serve((socket) => {
        socket.on('error', () => undefined);
        take(socket);
      });
      const address = `127.0.0.1:${server.port}`;
      assert.deepEqual(
        await knockAt(server.port),
        why === undefined ? { taken: true, address } : { taken: false, address, why },
      );
    });
  }

  it('is not taken where nobody is', async () => {
    const { port, ...server } = await serve(() => undefined);
    await server[Symbol.asyncDispose]();
    const address = `127.0.0.1:${port}`;
    assert.deepEqual(await knockAt(port), { taken: false, address, why: 'ECONNREFUSED' });
  });
});

describe('a command that a check runs on this machine', () => {
  const table: readonly (readonly [string, string, number, string])[] = [
    ['runs in the folder, with both streams in order', 'pwd; echo a >&2; echo b', 0, '/\na\nb\n'],
    ['tells its exit code', 'false', 1, ''],
    ['may end its shell', 'echo x; exit 3', 3, 'x\n'],
    ['may have a here-document', 'cat <<END\nx\nEND', 0, 'x\n'],
  ];
  for (const [name, command, exitCode, output] of table) {
    it(name, async () => {
      assert.deepEqual(await runOnHost('/', command, systemClock), { exitCode, output });
    });
  }

  it('leaves nothing for the next one', async () => {
    await runOnHost('/', 'cd /tmp; x=7', systemClock);
    assert.equal((await runOnHost('/', 'echo "$PWD$x"', systemClock)).output, '/\n');
  });
});
