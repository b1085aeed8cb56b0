import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Engine } from '../../src/core/ports';
import { CliProcess, runCliProcess } from '../helpers/cliProcess';
import { labLeftOvers, tested as testedWith, type Tested } from '../helpers/labTests';
import { describeWithEngine } from '../helpers/realEngine';

const tiny = 'test/fixtures/run/tiny';
const tinyName = 'live-labs-test-tiny';

describeWithEngine('live-labs test', (real) => {
  let engine: Engine;
  let home: string;
  /** Where tests put their copies. */
  let temporary: string;
  let environment: NodeJS.ProcessEnv;
  before(async () => {
    engine = real.engine;
    home = await mkdtemp(join(tmpdir(), 'live-labs-'));
    temporary = join(home, 'tmp');
    await mkdir(temporary);
    environment = { LIVE_LABS_HOME: home, TMPDIR: temporary };
  });
  after(() => rm(home, { recursive: true }));
  afterEach(async () => {
    assert.deepEqual(await leftOver(), []);
    assert.deepEqual(await readdir(temporary), []);
  });

  const tested = (words: readonly string[]): Promise<Tested> => testedWith(words, environment);
  const leftOver = (): Promise<readonly string[]> => labLeftOvers(engine);

  it('passes what is true, fails what is not, blocks what needs it, and leaves nothing', async () => {
    const { exitCode, report } = await tested([tiny]);
    const states = report.steps.map(({ id, state }) => `${id} ${state}`);
    assert.deepEqual(states, ['start passed', 'work passed', 'never failed', 'after blocked']);
    const { lab, passed, failed, skipped } = report;
    assert.deepEqual(
      { lab, passed, failed, skipped },
      { lab: 'test-tiny', passed: 2, failed: 1, skipped: 1 },
    );
    assert.equal(report.steps[2]?.checks[0]?.fault, 'lab');
    assert.equal(exitCode, 1);
  });

  it('performs one step with what it needs, and passes', async () => {
    const { exitCode, report } = await tested([tiny, '--step', 'work']);
    const states = report.steps.map(({ state }) => state);
    assert.deepEqual(states, ['passed', 'passed', 'skipped', 'skipped']);
    assert.equal(exitCode, 0);
  });

  it('names the steps there are when asked for another', async () => {
    const { exitCode, stderr } = await runCliProcess(['test', tiny, '--step', 'none'], environment);
    assert.match(stderr, /no step "none"\. Name one of: start, work, never, after/);
    assert.equal(exitCode, 2);
  });

  it('keeps the container when asked, and then refuses to take it away', async () => {
    let image: string | undefined;
    try {
      const { report } = await tested([tiny, '--step', 'start', '--keep']);
      image = report.kept?.image;
      assert.match(image ?? '', /^live-labs\/test-tiny:run-/);
      assert.equal(report.kept?.container, tinyName);
      assert.equal(await engine.image('live-labs/test-tiny:latest'), undefined);
      assert.equal((await engine.container(tinyName))?.state, 'running');
      const { folder } = report.kept ?? { folder: '' };
      assert.equal(folder.startsWith(temporary), true);
      assert.deepEqual((await readdir(folder)).toSorted(), ['container', 'lab.md']);
      const again = await runCliProcess(['test', tiny], environment);
      assert.match(again.stderr, /is in use: another run holds it, or it was kept with --keep/);
      assert.equal(again.exitCode, 2);
      assert.equal((await engine.container(tinyName))?.state, 'running');
      assert.equal((await readdir(temporary)).length, 1);
    } finally {
      for (const name of await readdir(temporary))
        await rm(join(temporary, name), { recursive: true });
      await engine.remove(tinyName);
      if (image !== undefined) await engine.removeImage(image);
    }
  });

  it("works on a copy: nothing in the author's folder is made or changed", async () => {
    const folder = join(home, 'mine');
    await cp(tiny, folder, { recursive: true });
    const text = `${await readFile(join(tiny, 'lab.md'), 'utf8')}
## Write
<!-- step
id: write
needs: [start]
-->
\`\`\`console
student@os:~$ basename "$PWD" >> made; echo theirs > notes; rm container/Dockerfile
\`\`\`
<!-- check
name: It is written
file: { path: made, on: host, contains: mine }
within: 1 s
-->
`;
    await writeFile(join(folder, 'lab.md'), text);
    await writeFile(join(folder, 'notes'), 'mine');
    const { report } = await tested([folder, '--step', 'write', '--thorough']);
    assert.deepEqual([report.passed, report.failed], [2, 0]);
    assert.equal(report.file, join(folder, 'lab.md'));
    const names = (await readdir(folder)).toSorted();
    assert.deepEqual(names, ['container', 'lab.md', 'notes']);
    assert.deepEqual(await readdir(join(folder, 'container')), ['Dockerfile']);
    assert.equal(await readFile(join(folder, 'notes'), 'utf8'), 'mine');
  });

  it('leaves a container alone that has the name but is not ours', async () => {
    const id = await engine.create(await real.createRequest({ name: tinyName, labels: {} }));
    try {
      const { exitCode, stderr } = await runCliProcess(['test', tiny], environment);
      assert.match(stderr, /live-labs-test-tiny is in use by a container .* left alone/);
      assert.equal(exitCode, 2);
      assert.ok((await engine.container(id)) !== undefined);
    } finally {
      await engine.remove(id);
    }
  });

  it('takes a free port where the wanted one is taken, and says so', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(18080, '127.0.0.1', resolve));
    try {
      const { exitCode, stdout } = await runCliProcess(
        ['test', tiny, '--step', 'start'],
        environment,
      );
      assert.match(stdout, /Port 18080 is taken on this machine; the lab uses \d+ instead/);
      assert.equal(exitCode, 0);
    } finally {
      squatter.close();
    }
  });

  it('tells what a container printed that died at its start', async () => {
    const { exitCode, report } = await tested(['test/fixtures/run/dies']);
    assert.match(report.steps[0]?.reason ?? '', /exit code 3.*the configuration is wrong/);
    assert.equal(exitCode, 1);
  });

  it('leads a failed build back to the line of the Dockerfile', async () => {
    const { exitCode, report } = await tested(['test/fixtures/run/broken-build']);
    assert.match(report.steps[0]?.reason ?? '', /line 6 of the Dockerfile.*this is the reason/);
    assert.equal(exitCode, 1);
  });

  it('could not run where no registry has the base image', async () => {
    const { exitCode, report, stderr } = await tested(['test/fixtures/run/no-base']);
    assert.equal(report.error?.code, 'registry-unreachable');
    assert.deepEqual(
      report.steps.map(({ state, reason }) => [state, reason]),
      [['skipped', 'The test ended before it was done.']],
    );
    assert.match(
      stderr,
      /live-labs\.invalid\/no\/such\/image:1 is not on this machine, and its registry/,
    );
    assert.equal(exitCode, 2);
  });

  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 130],
    ['SIGHUP', 130],
  ] as const) {
    it(`cleans up on ${signal}`, async () => {
      const cli = new CliProcess(['test', tiny], environment);
      await cli.printed('2 of 4');
      cli.child.kill(signal);
      const end = await cli.end();
      assert.equal(end.exitCode, exitCode);
      assert.match(end.stderr, /Interrupted/);
    });
  }

  const busy = {
    'a command in it runs': '```console\nroot@live-labs-test-tiny:/# sleep 60\n```',
    'a command in it goes on running':
      '<!-- command\nuntil: ctrl-c\n-->\n```console\nroot@live-labs-test-tiny:/# sleep 60\n```',
    'a check waits':
      '<!-- check\nname: None\nprocesses: { command: none, count: 1 }\nwithin: 60 s\n-->',
  } as const;
  for (const [when, item] of Object.entries(busy))
    it(`blames no part of the lab where somebody else removes the container while ${when}`, async () => {
      const folder = join(home, 'busy');
      await cp(tiny, folder, { recursive: true });
      const [text = ''] = (await readFile(join(tiny, 'lab.md'), 'utf8')).split('## Work');
      const long =
        '<!-- check\nname: Long\nprocesses: { command: none, count: 1 }\nwithin: 60 s\n-->';
      await writeFile(join(folder, 'lab.md'), `${text}## Busy\n${item}\n${long}\n`);
      const cli = new CliProcess(['test', folder], environment);
      await cli.printed('2 of 2');
      await setTimeout(1000);
      await engine.remove(tinyName);
      const { exitCode, stderr, stdout } = await cli.end();
      assert.match(
        stderr,
        /^live-labs: The container live-labs-test-tiny is gone: .* Run it again\.\n$/,
        stdout,
      );
      assert.doesNotMatch(stdout, /fault/);
      assert.equal(exitCode, 2);
    });

  it('removes at the next start what kill -9 left', async () => {
    const cli = new CliProcess(['test', tiny], environment);
    await cli.printed('2 of 4');
    cli.child.kill('SIGKILL');
    await cli.end();
    assert.notDeepEqual(await leftOver(), []);
    assert.notDeepEqual(await readdir(temporary), []);
    const { report } = await tested([tiny, '--step', 'start']);
    assert.equal(report.steps[0]?.state, 'passed');
  });
});
