import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLabsError } from '../../../src/core/base/errors';
import { installationId } from '../../../src/run/installation';

describe('installationId', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is made once, also by two first starts at once', async () => {
    const environment = { LIVE_LABS_HOME: join(folder, 'home') };
    const ids = await Promise.all([installationId(environment), installationId(environment)]);
    assert.equal(ids[0], ids[1]);
    assert.equal(await installationId(environment), ids[0]);
    assert.match(ids[0], /^[0-9a-f-]{36}$/);
  });

  it('says which file it could not write', async () => {
    await assert.rejects(installationId({ LIVE_LABS_HOME: '/dev/null/x' }), (caught: unknown) =>
      isLabsError(caught, 'file-unwritable'),
    );
  });
});
