import assert from 'node:assert/strict';
import {
  findPortHolder,
  isAlive,
  type PortHolder,
  type PortProxy,
} from '../../../src/flood/capacity/portProxy';
import { writtenEnd } from '../../../src/flood/capacity/tcpTable';
import { ProcFolder, tcpText } from '../../helpers/procFolder';

const end = { address: '127.0.0.1', port: 8080 };
const local = writtenEnd(end);

function dockerProxy(address = '127.0.0.1', containerAddress = '172.17.0.2'): readonly string[] {
  return `/usr/bin/docker-proxy -proto tcp -host-ip ${address} -host-port 8080 -container-ip ${containerAddress} -container-port 80`.split(
    ' ',
  );
}

const behind = { addresses: ['172.17.0.2'], port: 80 };

describe('findPortHolder', () => {
  let proc: ProcFolder;

  beforeEach(async () => {
    proc = await ProcFolder.create();
    await proc.process(1, { commandLine: ['/sbin/init'] });
    await proc.write('2/cmdline', '');
    await proc.write('net/tcp', tcpText({ local, inode: 77 }));
  });

  afterEach(() => proc[Symbol.asyncDispose]());

  function holder(of = behind): Promise<PortHolder> {
    return findPortHolder(end, of, proc.path);
  }

  async function find(): Promise<PortProxy | undefined> {
    return (await holder()).proxy;
  }

  it('finds docker-proxy by its command line', async () => {
    const commandLine = dockerProxy();
    await proc.process(44, {
      commandLine,
      name: 'docker-proxy',
      startTicks: 4711,
      softLimit: 1024,
    });
    assert.deepEqual(await find(), {
      pid: 44,
      startTicks: 4711,
      name: 'docker-proxy',
      kind: 'engine',
      descriptorLimit: 1024,
      leadsTo: { address: '172.17.0.2', port: 80 },
    });
  });

  it('tells when there is no limit', async () => {
    await proc.process(44, { commandLine: dockerProxy(), softLimit: 'unlimited' });
    assert.equal((await find())?.descriptorLimit, Infinity);
  });

  it('takes the one of just this address before one of every address', async () => {
    await proc.process(43, { commandLine: dockerProxy('0.0.0.0') });
    await proc.process(44, { commandLine: dockerProxy() });
    await proc.process(45, { commandLine: dockerProxy('0.0.0.0') });
    assert.equal((await find())?.pid, 44);
  });

  it('leaves out one that publishes the port in another network', async () => {
    await proc.process(43, { commandLine: dockerProxy() });
    await proc.write('43/net/tcp', tcpText({ local, inode: 78 }));
    assert.equal(await find(), undefined);
    await proc.process(44, { commandLine: dockerProxy() });
    await proc.write('44/net/tcp', tcpText({ local, inode: 77 }));
    assert.equal((await find())?.pid, 44);
  });

  it('goes by the command line alone where the sockets cannot be read', async () => {
    await proc.remove('net');
    await proc.process(44, { commandLine: dockerProxy() });
    assert.equal((await find())?.pid, 44);
  });

  it('finds a proxy of our own user by the socket it has', async () => {
    await proc.process(50, { commandLine: ['bash'], descriptors: ['/dev/null', 'socket:[7]'] });
    await proc.process(51, {
      commandLine: ['rootlesskit', '--net=slirp4netns'],
      name: 'rootlesskit',
      descriptors: ['/dev/null', 'socket:[770]', 'socket:[77]'],
    });
    assert.deepEqual(await find(), {
      pid: 51,
      startTicks: 100,
      name: 'rootlesskit',
      kind: 'rootless',
      descriptorLimit: 20_000,
      leadsTo: undefined,
    });
  });

  for (const program of ['/usr/sbin/dockerd', 'conmon'])
    it(`does not take ${program} for a proxy, which only keeps the port`, async () => {
      await proc.process(51, { commandLine: [program], descriptors: ['socket:[77]'] });
      const { proxy, stranger } = await holder();
      assert.deepEqual([proxy, stranger], [undefined, undefined]);
    });

  for (const program of ['/usr/bin/node', '/usr/bin/ssh', 'docker-proxy'])
    it(`takes ${program} for a stranger, though it listens at the port`, async () => {
      await proc.process(50, { commandLine: ['dockerd'], descriptors: ['socket:[77]'] });
      await proc.process(51, { commandLine: [program], descriptors: ['socket:[77]'] });
      const { proxy, stranger } = await holder();
      assert.deepEqual([proxy, stranger], [undefined, program.split('/').at(-1)]);
    });

  for (const [program, kind] of [
    ['/opt/docker-desktop/bin/com.docker.backend', 'desktop'],
    ['/usr/bin/slirp4netns', 'rootless'],
    ['containers-rootlessport', 'rootless'],
  ] as const)
    it(`knows ${program}, whose command line tells nothing of ports`, async () => {
      await proc.process(51, { commandLine: [program], descriptors: ['socket:[77]'] });
      assert.equal((await find())?.kind, kind);
    });

  const others = [
    { addresses: ['172.17.0.3'], port: 80 },
    { addresses: ['172.17.0.2'], port: 443 },
    { addresses: [], port: 443 },
  ];
  for (const other of others)
    it(`takes a proxy that leads elsewhere than ${JSON.stringify(other)} for a stranger`, async () => {
      await proc.process(44, { commandLine: dockerProxy(), name: 'docker-proxy' });
      const { proxy, stranger } = await holder(other);
      assert.deepEqual([proxy, stranger], [undefined, 'docker-proxy']);
    });

  it('goes by the port alone where the engine does not tell the address', async () => {
    await proc.process(44, { commandLine: dockerProxy() });
    assert.equal((await holder({ addresses: [], port: 80 })).proxy?.pid, 44);
  });

  it('finds none where nothing listens', async () => {
    await proc.process(44, { commandLine: dockerProxy() });
    await proc.write('net/tcp', tcpText({ local, inode: 77, state: '01' }));
    assert.equal(await find(), undefined);
  });

  for (const file of ['stat', 'limits', 'cmdline'])
    it(`finds none where the process ends before its ${file} is read`, async () => {
      await proc.process(44, { commandLine: dockerProxy() });
      await proc.remove(`44/${file}`);
      assert.equal(await find(), undefined);
    });

  it('finds none on a system without /proc', async () => {
    assert.deepEqual(await findPortHolder(end, behind, `${proc.path}/none`), {
      ...{ listener: undefined, proxy: undefined, stranger: undefined },
    });
  });

  it('knows the very process again', async () => {
    await proc.process(44, { commandLine: dockerProxy() });
    const proxy = await find();
    assert.ok(proxy);
    assert.equal(await isAlive(proxy, proc.path), true);
    await proc.process(44, { commandLine: dockerProxy(), state: 'Z' });
    assert.equal(await isAlive(proxy, proc.path), false);
    await proc.process(44, { commandLine: dockerProxy(), startTicks: 101 });
    assert.equal(await isAlive(proxy, proc.path), false);
    await proc.remove('44');
    assert.equal(await isAlive(proxy, proc.path), false);
  });
});
