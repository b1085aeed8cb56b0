import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KeptFile, Room } from '../../../src/sampling/host/keptFiles';
import { asNobody } from '../../helpers/asNobody';
import { ProcFolder } from '../../helpers/procFolder';
import { skipSuite } from '../../helpers/skip';

describe('files of /proc that stay open', () => {
  const own = `/proc/${String(process.pid)}`;

  before(function () {
    if (process.platform !== 'linux') skipSuite(this, 'there is no /proc');
  });

  function open(): number {
    return readdirSync('/proc/self/fd').length;
  }

  it('are as many as there is room for, and none once they are closed', () => {
    const before = open();
    const room = new Room(16);
    const files = ['stat', 'status', 'comm'].map((name) => new KeptFile(`${own}/${name}`, room));
    for (let round = 0; round < 3; round += 1)
      assert.ok(files.every((file) => (file.read() ?? '') !== ''));
    assert.equal(open() - before, 2);
    files[0]?.close();
    files[0]?.close();
    files[2]?.read();
    assert.equal(open() - before, 2);
    for (const file of files) file.close();
    assert.equal(open(), before);
  });

  it('tell what is so now', () => {
    const file = new KeptFile(`${own}/comm`, new Room(16));
    const { title } = process;
    try {
      process.title = 'first';
      assert.equal(file.read(), 'first\n');
      process.title = 'second';
      assert.equal(file.read(), 'second\n');
    } finally {
      process.title = title;
      file.close();
    }
  });

  it('say nothing once their process has ended, and are closed by that', async () => {
    const before = open();
    const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const room = new Room(8);
    const file = new KeptFile(`/proc/${String(child.pid)}/stat`, room);
    assert.match(file.read() ?? '', /^\d+ \(sleep\)/);
    child.kill();
    await once(child, 'exit');
    assert.equal(file.read(), undefined);
    assert.equal(file.isRefused, false);
    assert.equal(open(), before);
    assert.equal(room.take(), true);
  });

  it('say that they are kept from us', async () => {
    await using folder = await ProcFolder.create();
    await folder.write('syscall', 'running\n');
    const path = join(folder.path, 'syscall');
    const file = new KeptFile(path, new Room(8));
    await chmod(path, 0o000);
    await asNobody(() => {
      assert.deepEqual([file.read(), file.isRefused], [undefined, true]);
      return Promise.resolve();
    });
    await chmod(path, 0o444);
    assert.deepEqual([file.read(), file.isRefused], ['running\n', false]);
    file.close();
  });
});
