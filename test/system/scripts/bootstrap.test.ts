import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/vscode/runInExtensionHost';

describe('the way in', function () {
  this.timeout(30_000);

  it('never empties what a link of node_modules leads to', async () => {
    await using folder = await temporaryFolder('live-labs-bootstrap-');
    const [checkout, theirs] = [join(folder.path, 'checkout'), join(folder.path, 'theirs')];
    await mkdir(join(checkout, 'scripts'), { recursive: true });
    await mkdir(theirs);
    await writeFile(join(theirs, 'package'), '');
    await cp('scripts/bootstrap.mjs', join(checkout, 'scripts', 'bootstrap.mjs'));
    await writeFile(join(checkout, 'package-lock.json'), '{}');
    await symlink(theirs, join(checkout, 'node_modules'));
    const way = [join(checkout, 'scripts', 'bootstrap.mjs'), 'test'];
    const { status, stderr } = spawnSync(process.execPath, way, { encoding: 'utf8' });
    assert.match(stderr, /^node_modules is a link, .* remove the link, then run this again\.\n$/);
    assert.equal(status, 2);
    assert.deepEqual(await readdir(theirs), ['package']);
  });
});
