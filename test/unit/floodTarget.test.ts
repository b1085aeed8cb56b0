import assert from 'node:assert/strict';
import { labLabel, type ContainerFacts, type Engine } from '../../src/core/ports';
import { floodTarget } from '../../src/flood/floodTarget';
import { flood } from '../helpers/floods';

const lab: ContainerFacts = {
  id: 'abc',
  name: 'apache2-test',
  image: 'live-labs/apache2-live-action',
  labels: { [labLabel]: 'apache2-live-action' },
  state: 'running',
  exitCode: 0,
  hostPid: 4711,
  workingDirectory: '/',
  tty: true,
  published: [],
  startedAt: '2026-11-23T20:56:00Z',
};

function published(...addresses: readonly string[]): Partial<ContainerFacts> {
  return { published: addresses.map((address) => ({ address, host: 8080, container: 80 })) };
}

describe('floodTarget', () => {
  const allowed = [
    { addresses: ['127.0.0.1'], host: '127.0.0.1' },
    { addresses: ['127.8.9.10'], host: '127.8.9.10' },
    { addresses: ['::1'], host: '::1' },
    { addresses: ['192.168.1.5', '127.0.0.1'], host: '127.0.0.1' },
  ];
  for (const { addresses, host } of allowed)
    it(`goes to ${host} of ${addresses.join(' and ')}`, () => {
      const target = floodTarget({ ...lab, ...published(...addresses) }, 80);
      assert.deepEqual(target, { host, port: 8080 });
    });

  const refused: readonly { readonly facts: Partial<ContainerFacts>; readonly why: RegExp }[] = [
    { facts: { ...published('127.0.0.1'), labels: {} }, why: /not a container of a lab/ },
    { facts: { ...published('127.0.0.1'), state: 'exited' }, why: /not running \(exited\)/ },
    { facts: { ...published('127.0.0.1'), state: 'paused' }, why: /not running \(paused\)/ },
    { facts: {}, why: /does not publish its port 80/ },
    {
      facts: { published: [{ address: '127.0.0.1', host: 8443, container: 443 }] },
      why: /does not publish its port 80/,
    },
    { facts: published('0.0.0.0', '::'), why: /published on 0\.0\.0\.0, :: instead/ },
    { facts: published('192.168.1.5'), why: /published on 192\.168\.1\.5/ },
    { facts: published('127.example.org'), why: /published on 127\.example\.org/ },
    { facts: published('::ffff:10.0.0.1'), why: /published on/ },
    { facts: published(''), why: /does not|published on/ },
  ];
  for (const { facts, why } of refused)
    it(`refuses: ${why.source}`, () => {
      assert.throws(() => floodTarget({ ...lab, ...facts }, 80), {
        code: 'flood-refused',
        message: why,
      });
    });
});

describe('startFlood', () => {
  const engine = { isLocal: true } as Engine;

  for (const wanted of [0, -1, 1.5, NaN])
    it(`refuses ${String(wanted)} connections`, async () => {
      const container = { ...lab, ...published('127.0.0.1') };
      await assert.rejects(flood(engine, container, wanted), {
        code: 'flood-refused',
        message: /is no number of connections/,
      });
    });

  it('rejects rather than throws where there is no target', async () => {
    await assert.rejects(flood(engine, lab, 1), { code: 'flood-refused' });
  });
});
