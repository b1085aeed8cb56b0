import assert from 'node:assert/strict';
import { floodPlan } from '../../../src/core/flood/floodPlan';
import { labLabel, type ContainerFacts, type Engine, type Flood } from '../../../src/core/ports';
import { floodStarter, type FloodProgramFile } from '../../../src/flood';
import { openHere } from '../../../src/flood/channel';
import { floodFile } from '../../helpers/floods';
import { HoldingServer } from '../../helpers/holdingServer';

describe('a flood whose program does not begin', function () {
  this.timeout(20_000);
  let server: HoldingServer;
  let container: ContainerFacts;
  beforeEach(async () => {
    server = new HoldingServer();
    const host = await server.listen();
    container = {
      ...{ id: 'a', name: 'demo', labels: { [labLabel]: 'demo' }, state: 'running' },
      published: [{ address: '127.0.0.1', host, container: 80 }],
    } as unknown as ContainerFacts;
  });
  afterEach(() => server[Symbol.asyncDispose]());

  function start(program: FloodProgramFile): Promise<Flood> {
    const engine = { isLocal: true, container: () => Promise.resolve(container) };
    return floodStarter(program)(
      engine as unknown as Engine,
      container,
      80,
      floodPlan({ count: 2 }),
    );
  }

  const programs: Readonly<Record<string, FloodProgramFile>> = {
    'there is nothing to run it': { ...floodFile, node: '/nowhere/node' },
    'its file is missing': { ...floodFile, file: '/nowhere/flood.cjs' },
  };
  for (const [name, program] of Object.entries(programs))
    it(`ends with a sentence where ${name}`, async () => {
      const flood = await start(program);
      await flood.settled;
      const end = await flood.ended;
      assert.ok(end.why === 'failed');
      assert.equal(end.failure.code, 'flood-unstarted');
      await flood.release();
      assert.equal(server.accepted, 0);
    });

  it('is heard to its end, however late somebody listens', async () => {
    const channel = openHere({ ...floodFile, file: '/nowhere/flood.cjs' });
    await channel.end();
    const lines: string[] = [];
    for await (const line of channel.lines) lines.push(line);
    assert.deepEqual(lines, []);
  });
});
