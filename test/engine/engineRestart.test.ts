import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliProcess, runCliProcess, type CliEnd } from '../helpers/cliProcess';
import { labLeftOvers } from '../helpers/labTests';
import { noOwnEngine, OwnEngine } from '../helpers/ownEngine';
import { describeWithEngine } from '../helpers/realEngine';
import { skipSuite } from '../helpers/skip';

// The engine of this machine is everybody's: what is stopped here is another one, which knows nothing
// but a copy of one image.
describeWithEngine('live-labs test, while its engine goes', (real) => {
  let own: OwnEngine;
  let folder: string;
  let lab: string;
  let environment: NodeJS.ProcessEnv;

  before(async function () {
    const reason = await noOwnEngine();
    if (reason !== undefined) skipSuite(this, reason);
    own = await OwnEngine.start();
    await own.take(real.engine, real.baseImage);
    folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
    environment = { LIVE_LABS_HOME: join(folder, 'home') };
    lab = join(folder, 'holding');
    await cp('test/fixtures/run/holding', lab, { recursive: true });
    await writeFile(
      join(lab, 'container', 'Dockerfile'),
      `FROM ${real.baseImage}\nSTOPSIGNAL SIGKILL\nCMD ["sleep", "600"]\n`,
    );
  });
  after(async () => {
    // Not there where the suite was skipped.
    await (own as OwnEngine | undefined)?.[Symbol.asyncDispose]();
    if (typeof folder === 'string') await rm(folder, { recursive: true });
  });

  /** The test at the moment in which commands of the lab run. */
  async function begun(): Promise<CliProcess> {
    const cli = new CliProcess(['test', lab, '--engine', own.address], environment);
    await cli.printed('waiting');
    return cli;
  }

  function assertSentence({ exitCode, stderr }: CliEnd): void {
    assert.match(
      stderr,
      /^live-labs: The engine at \S+ stopped or restarted while the lab was tested.*test again/,
    );
    assert.equal(exitCode, 2);
  }

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    it(`ends with a sentence, and removes what it has made when it is back after ${signal}`, async () => {
      const cli = await begun();
      await own.stop(signal);
      await own.start();
      assertSentence(await cli.end());
      assert.deepEqual(await own.use(labLeftOvers), []);
    });
  }

  it('leaves it to the next run where it does not come back', async () => {
    const cli = await begun();
    await own.stop();
    // Who does not want to wait for it says so.
    await cli.printed('The engine does not answer');
    cli.child.kill('SIGINT');
    const { exitCode, stderr } = await cli.end();
    assert.match(stderr, /The engine at \S+ stopped or restarted/);
    assert.equal(exitCode, 130);
    await own.start();
    assert.notDeepEqual(await own.use(labLeftOvers), []);
    // Before it finds that there is no such step, it removes what is left.
    await runCliProcess(['test', lab, '--step', 'none', '--engine', own.address], environment);
    assert.deepEqual(await own.use(labLeftOvers), []);
  });
});
