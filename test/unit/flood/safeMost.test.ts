import assert from 'node:assert/strict';
import type { PortProxy } from '../../../src/flood/capacity/portProxy';
import {
  carefulCount,
  safeMost,
  type CapacityFacts,
  type SafeMost,
} from '../../../src/flood/capacity/safeMost';
import { whyMost } from '../../../src/flood/capacity/whyMost';
import { speaking } from '../../helpers/speaking';

const proxy: PortProxy = {
  pid: 1234,
  startTicks: 100,
  name: 'docker-proxy',
  kind: 'engine',
  descriptorLimit: 20_000,
  leadsTo: { address: '172.17.0.2', port: 80 },
};

/** A machine with nothing scarce but the proxy. */
const roomy: CapacityFacts = {
  own: 1_048_476,
  way: { proxy, inUse: 0 },
  clientPorts: 28_232,
  machineFiles: 2_000_000,
};

function through(limit: number, inUse = 0): CapacityFacts['way'] {
  return { proxy: { ...proxy, descriptorLimit: limit }, inUse };
}

describe('safeMost', () => {
  const cases: readonly {
    readonly where: string;
    readonly facts: Partial<CapacityFacts>;
    readonly count: number;
    readonly because: SafeMost['because'];
  }[] = [
    { where: 'at the usual limit', facts: {}, count: 2222, because: 'port-proxy' },
    {
      where: 'at the smallest limit',
      facts: { way: through(1024) },
      count: 113,
      because: 'port-proxy',
    },
    {
      where: 'without a limit',
      facts: { way: through(Infinity) },
      count: 14_116,
      because: 'client-ports',
    },
    {
      where: 'where the server keeps a few connections of before',
      facts: { way: through(20_000, 4000) },
      count: 2222,
      because: 'port-proxy',
    },
    {
      where: 'where the server keeps 2,000 connections of before',
      facts: { way: through(20_000, 8000) },
      count: 1666,
      because: 'busy-port-proxy',
    },
    {
      where: 'where there is no room at all',
      facts: { way: through(20_000, 19_000) },
      count: 0,
      because: 'busy-port-proxy',
    },
    {
      where: 'with few own descriptors',
      facts: { own: 924 },
      count: 924,
      because: 'own-descriptors',
    },
    {
      where: 'without a proxy',
      facts: { way: 'direct' },
      count: 14_116,
      because: 'client-ports',
    },
    {
      where: 'without a proxy and with few own descriptors',
      facts: { way: 'direct', own: 3996 },
      count: 3996,
      because: 'own-descriptors',
    },
    {
      where: 'where no proxy can be read',
      facts: { way: 'unknown', machineFiles: undefined },
      count: carefulCount,
      because: 'unknown-proxy',
    },
    {
      where: 'where no proxy can be read and own descriptors are few',
      facts: { way: 'unknown', own: 156 },
      count: 156,
      because: 'own-descriptors',
    },
    {
      where: 'on a machine with few files left',
      facts: { way: through(1_048_576), machineFiles: 96_000 },
      count: 6000,
      because: 'machine-files',
    },
    {
      where: 'on a machine with no file left',
      facts: { machineFiles: -3 },
      count: 0,
      because: 'machine-files',
    },
  ];
  for (const { where, facts, count, because } of cases)
    it(`is ${String(count)} ${where} (${because})`, () => {
      const most = safeMost({ ...roomy, ...facts });
      assert.deepEqual([most.count, most.because], [count, because]);
    });

  it('counts what a flood holds already as its own, and what others hold as theirs', () => {
    const held = 1000;
    const alone = safeMost({ ...roomy, way: through(20_000, 6 * held) }, held);
    assert.deepEqual([alone.count, alone.because], [2222, 'port-proxy']);
    const others = safeMost({ ...roomy, way: through(20_000, 6 * (held + 1500)) }, held);
    assert.deepEqual([others.count, others.because], [1500, 'busy-port-proxy']);
    const files = safeMost({ ...roomy, way: 'direct', machineFiles: 1600 }, held);
    assert.deepEqual([files.count, files.because], [1100, 'machine-files']);
  });
});

describe('whyMost', () => {
  const cases: readonly {
    readonly facts: Partial<CapacityFacts>;
    readonly english: string;
    readonly romanian: RegExp;
  }[] = [
    {
      facts: {},
      english:
        "the engine's port proxy may open 20,000 files, takes 6 for each connection, and ends for good when it runs out",
      romanian: /este 20\.000, fiecare conexiune ocupă 6,/,
    },
    {
      facts: { way: { proxy: { ...proxy, name: 'rootlesskit' }, inUse: 0 } },
      english:
        "the engine's port proxy may open 20,000 files and takes up to 6 for each connection",
      romanian: /este 20\.000, iar fiecare conexiune ocupă cel mult 6$/,
    },
    {
      facts: { way: through(20_000, 8000) },
      english:
        "the engine's port proxy may open 20,000 files, of which 8,000 are in use by connections that are there already",
      romanian: /ocupă 8\.?000$/,
    },
    {
      facts: { own: 924 },
      english: 'the program that holds the connections may open 924 files for them',
      romanian: /cel mult 924$/,
    },
    {
      facts: { way: 'unknown' },
      english: "it cannot be seen from here how much the engine's port proxy can take",
      romanian: /nu se vede/,
    },
    {
      facts: { way: 'direct' },
      english:
        'this machine has 28,232 ports for connections that go out, and half of them are left to other programs',
      romanian: /este 28\.232,/,
    },
    {
      facts: { way: 'direct', machineFiles: 90_000 },
      english:
        'this machine may open 90,000 more files, each connection takes up to 8, and half of them are left to other programs',
      romanian: /este 90\.000, fiecare conexiune ocupă cel mult 8,/,
    },
  ];
  for (const { facts, english, romanian } of cases)
    it(`says: ${english}`, () => {
      const most = safeMost({ ...roomy, ...facts });
      assert.equal(whyMost(most), english);
      assert.match(
        speaking('ro', () => whyMost(most)),
        romanian,
      );
    });
});
