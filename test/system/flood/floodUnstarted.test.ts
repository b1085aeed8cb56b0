import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/base/clock';
import { LabsError } from '../../../src/core/base/errors';
import { floodPlan } from '../../../src/core/flood/floodPlan';
import type { FloodProgramFile } from '../../../src/flood';
import { openHere } from '../../../src/flood/channel';
import { ProgramFlood } from '../../../src/flood/programFlood';
import { floodFile } from '../../helpers/floods';

const missing = { ...floodFile, file: '/nowhere/flood.cjs' };
const name = 'demo';

describe('a flood whose program does not begin', function () {
  this.timeout(20_000);

  function start({ node, file }: FloodProgramFile): ProgramFlood {
    return new ProgramFlood(openHere([node, file]), floodPlan({ count: 2 }), {
      // Nobody listens at this port, and nobody is to be asked.
      ...{ target: { host: '127.0.0.1', port: 9 }, port: 80, name, from: 'here' },
      clock: systemClock,
      look: () => assert.fail('nothing has opened'),
      refuseMany: () => Promise.resolve(),
      lost: (hasBegun, complaint = 'nothing') =>
        new LabsError(hasBegun ? 'flood-lost' : 'flood-unstarted', { name, why: complaint }),
    });
  }

  const programs: Readonly<Record<string, readonly [FloodProgramFile, RegExp]>> = {
    'there is nothing to run it': [{ ...floodFile, node: '/nowhere/node' }, /ENOENT/],
    'its file is missing': [missing, /Error: Cannot find module/],
    'it may not be run': [{ ...floodFile, node: '/etc/passwd' }, /EACCES/],
  };
  for (const [what, [program, why]] of Object.entries(programs))
    it(`ends with the reason where ${what}`, async () => {
      const flood = start(program);
      await flood.settled;
      const end = await flood.ended;
      assert.ok(end.why === 'failed');
      assert.equal(end.failure.code, 'flood-unstarted');
      assert.match(end.failure.message, why);
      await flood.release();
    });

  it('is heard to its end, however late somebody listens', async () => {
    const channel = openHere([missing.node, missing.file]);
    await channel.end();
    const lines: string[] = [];
    for await (const line of channel.lines) lines.push(line);
    assert.deepEqual(lines, []);
  });
});
