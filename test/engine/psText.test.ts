import assert from 'node:assert/strict';
import { formatPs } from '../../src/core/threads/formatPs';
import { openExecSource } from '../../src/sampling/execSource';
import { describeWithApache, eventually } from '../helpers/apacheContainer';

describeWithApache('formatPs', (real, apache) => {
  it('prints what ps -efL prints in the container, to the character', async () => {
    await using container = await apache.run();
    const { id } = container;
    const largest = await real.output(id, ['cat', '/proc/sys/kernel/pid_max']);
    await using source = await openExecSource(real.engine, container);
    await source.take();
    // The server has just begun: while its threads still start and work, few lines are twice the same.
    await eventually(async () => {
      const before = linesOf(await real.output(id, ['ps', '-efL']));
      const seen = linesOf(formatPs(await source.take(), largest.trim().length));
      const after = linesOf(await real.output(id, ['ps', '-efL']));
      assert.equal(seen[0], before[0]);
      const lasting = before.filter((line) => line.includes('httpd') && after.includes(line));
      const missing = lasting.filter((line) => !seen.includes(line));
      assert.deepEqual(missing, [], seen.join('\n'));
      return lasting.length >= 15;
    });
  });
});

/** Without the minute of the start, and the share of a life of seconds, which ps takes in whole ones. */
function linesOf(listed: string): readonly string[] {
  return listed
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.replace(/[ \d]\d( +\d+) \d\d:\d\d (?=\S+ +\d\d:\d\d:\d\d )/, ' C$1 HH:MM '),
    );
}
