import assert from 'node:assert/strict';
import { startHostProcess } from '../../../src/run/shells/hostProcess';

/** More than a pipe and the stream before it take. */
const much = 'x'.repeat(1_000_000);

describe('startHostProcess', () => {
  const start = (script: string): ReturnType<typeof startHostProcess> =>
    startHostProcess({ folder: '/tmp', script });

  it('lets nobody wait who writes to a program that has ended', async () => {
    await using program = await start('sleep 4261 & exit 0');
    await program.exitCode;
    await program.write(much);
  });

  it('lets nobody wait who writes to a program that ends meanwhile', async () => {
    await using program = await start('sleep 4261 & sleep 0.1; exit 0');
    await program.write(much);
    assert.equal(await program.exitCode, 0);
  });

  it('says that the folder is not there', async () => {
    await assert.rejects(startHostProcess({ folder: '/nowhere', script: '' }), {
      code: 'lab-unreadable',
    });
  });

  it('says so as well where the system does not take what is to be started', async () => {
    const script = 'x'.repeat(200_000);
    await assert.rejects(startHostProcess({ folder: '/tmp', script }), { code: 'lab-unreadable' });
  });
});
