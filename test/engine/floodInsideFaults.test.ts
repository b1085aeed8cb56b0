import assert from 'node:assert/strict';
import { LabsError } from '../../src/core/base/errors';
import { labLabel, type ContainerFacts } from '../../src/core/ports';
import { openInside } from '../../src/flood/channel';
import { perlInside } from '../../src/flood/perlProgram';
import type { FloodReport } from '../../src/flood/messages';
import { eventually } from '../helpers/apacheContainer';
import { engineBut } from '../helpers/engineBut';
import { FloodHostProcess } from '../helpers/floodHostProcess';
import { lives, processesWith } from '../helpers/floodRemains';
import { elsewhere, flood } from '../helpers/floods';
import { assertNoFloodInside } from '../helpers/floodsInside';
import { describeWithHolder } from '../helpers/holdingContainer';
import { noOwnEngine, OwnEngine } from '../helpers/ownEngine';
import { skipTest } from '../helpers/skip';

// What is not as it should be where a flood is held from inside: the engine, the image, the limits.
describeWithHolder('a flood from inside a container that is in a bad way', (real, holder) => {
  const [, , , program = ''] = perlInside;

  /** From now on these lines of a shell run as the container's perl; $REAL is the true one. */
  async function replacePerl({ id }: ContainerFacts, ...lines: readonly string[]): Promise<void> {
    const script = ['#!/bin/sh', 'REAL=/usr/bin/perl.real', ...lines].join('\n');
    const replace = 'cd /usr/bin && mv perl perl.real && echo "$0" >perl && chmod 755 perl';
    await real.output(id, ['sh', '-c', replace, script]);
  }

  it('ends when its engine is killed, and not before', async function () {
    const reason = await noOwnEngine();
    if (reason !== undefined) skipTest(this, reason);
    await using container = await holder.run();
    await using own = await OwnEngine.start();
    await own.take(real.engine, holder.name);
    const request = await real.createRequest({ image: holder.name });
    const id = await own.use(async (engine) => {
      const made = await engine.create({ ...request, labels: { [labLabel]: 'demo' } });
      await engine.start(made);
      return made;
    });
    // It is told nothing before the other has ended, but that its host is there.
    await using other = await flood(elsewhere(real.engine), container, 5);
    await other.settled;
    const others = processesWith('live-labs-flood');

    const asked = { engine: own.address, container: id, count: 60, from: 'inside' };
    await using host = new FloodHostProcess(asked);
    assert.equal(await host.said(), 'held 60');
    const programs = processesWith('live-labs-flood').filter((pid) => !others.includes(pid));
    assert.equal(programs.length, 1);
    await own.stop('SIGKILL');
    assert.match(
      await host.said(),
      /^ended flood-lost: .*inside the container cannot be heard any more/,
    );
    await eventually(() => Promise.resolve(!programs.some(lives)));
    assert.ok(processesWith('live-labs-flood').some((pid) => others.includes(pid)));
    assert.equal(other.state.held, 5);
    await own.start();
    await own.use((engine) => engine.remove(id));
  });

  it('refuses more than the container lets it open, and holds as many', async () => {
    await using container = await holder.run();
    await replacePerl(container, 'ulimit -n 64', 'exec $REAL "$@"');
    await assert.rejects(flood(elsewhere(real.engine), container, 33), {
      code: 'flood-too-big',
      message: /at most 32 are safe here, because .* limit of open files is 64/,
    });
    await assertNoFloodInside(real, container);
    await using held = await flood(elsewhere(real.engine), container, 32);
    await held.settled;
    assert.equal(held.state.held, 32);
    await assert.rejects(held.change({ wanted: 33 }), { code: 'flood-too-big' });
  });

  it('knows the time also when it may open no more files', async () => {
    await using container = await holder.run();
    const command = ['sh', '-c', 'ulimit -n 12; exec perl -e "$0"', program];
    const channel = await openInside(real.engine, container.id, command);
    try {
      channel.write({
        ...{ do: 'begin', host: '127.0.0.1', port: 80, request: '47' },
        ...{ count: 40, replacing: true, milliseconds: 600_000 },
      });
      const reports: FloodReport[] = [];
      for await (const line of channel.lines) {
        const report = JSON.parse(line) as FloodReport;
        reports.push(report);
        // It goes on after the first failure.
        if (report.is === 'counts' && (report.counts.failed['EMFILE'] ?? 0) > 2)
          channel.write({ do: 'release' });
      }
      assert.deepEqual(reports[0], { is: 'ready', files: 12 });
      const last = reports.at(-1);
      assert.ok(last?.is === 'ended');
      assert.equal(last.why, 'released');
    } finally {
      await channel.end();
    }
  });

  it('says so where it cannot know the time', async () => {
    await using container = await holder.run();
    const cannotOpen = 'BEGIN { *CORE::GLOBAL::open = sub (*;$@) { $! = 13; 0 } }';
    const said = await real.output(container.id, ['perl', '-e', `${cannotOpen}\n${program}`]);
    assert.equal(said, '{"is":"error","why":"/proc/uptime: Permission denied"}\n');
    await replacePerl(container, `echo '${said.trim()}'`);
    await assert.rejects(flood(elsewhere(real.engine), container, 1), {
      code: 'flood-unreachable',
      message: /its perl cannot hold connections from inside \(\/proc\/uptime: Permission denied\)/,
    });
  });

  it('does not wait for ever for a perl that says nothing', async () => {
    await using container = await holder.run();
    await replacePerl(container, 'exec cat >/dev/null');
    await assert.rejects(flood(elsewhere(real.engine), container, 1), {
      code: 'flood-unreachable',
      message: /its perl says nothing/,
    });
    // It was given up: the end of its input has ended it.
    const cats = ['sh', '-c', 'grep -lx cat /proc/[0-9]*/comm'];
    await eventually(async () => (await real.output(container.id, cats)) === '');
  });

  it('leaves nothing where it cannot be heard', async () => {
    await using container = await holder.run();
    const broken = new LabsError('engine-lost', { address: 'qaddress' });
    const deaf = engineBut(real.engine, {
      isLocal: false,
      exec: async (...request) =>
        Object.assign(await real.engine.exec(...request), { output: failing(broken) }),
    });
    await assert.rejects(flood(deaf, container, 1), broken);
    await assertNoFloodInside(real, container);
  });
});

/** Output that cannot be read. */
function failing(error: Error): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}
