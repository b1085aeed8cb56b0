import assert from 'node:assert/strict';
import { findWay, type Way } from '../../../src/flood/capacity/findWay';
import { writtenEnd } from '../../../src/flood/capacity/tcpTable';
import { ProcFolder, tcpText } from '../../helpers/procFolder';

const end = { address: '127.0.0.1', port: 8080 };
const local = writtenEnd(end);
const id = '0123456789abcdef'.repeat(4);
const container = { id, hostPid: 4711, addresses: ['172.17.0.2'] };

const proxyWords =
  'docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 8080 -container-ip 172.17.0.2 -container-port 80';

describe('findWay', () => {
  let proc: ProcFolder;

  /** A machine with the container and a listening socket whose holder does not show itself. */
  beforeEach(async () => {
    proc = await ProcFolder.create();
    await proc.process(1, { commandLine: ['/sbin/init'] });
    await proc.write('4711/cgroup', `4:memory:/docker/${id}\n0::/docker/${id}\n`);
    await proc.write('net/tcp', tcpText({ local, inode: 77 }));
    await proc.write('sys/net/ipv4/conf/all/route_localnet', '0\n');
    await proc.write('sys/net/ipv4/conf/docker0/route_localnet', '0\n');
  });

  afterEach(() => proc[Symbol.asyncDispose]());

  function way(of = container, to = end): Promise<Way> {
    return findWay(to, of, 80, proc.path);
  }

  function goDirect(): Promise<void> {
    return proc.write('sys/net/ipv4/conf/docker0/route_localnet', '1\n');
  }

  async function isSame(found: Way): Promise<boolean | undefined> {
    assert.ok(found.is === 'known');
    return found.isSame?.();
  }

  async function how(): Promise<unknown> {
    const found = await way();
    return found.is === 'known' ? found.how : found;
  }

  describe('by the kernel alone', () => {
    beforeEach(goDirect);

    it('is seen though dockerd keeps the port', async () => {
      assert.equal(await how(), 'direct');
      await proc.process(9, { commandLine: ['dockerd'], descriptors: ['socket:[77]'] });
      assert.equal(await how(), 'direct');
    });

    it('is seen too where nothing listens', async () => {
      await proc.write('net/tcp', tcpText());
      assert.equal(await how(), 'direct');
    });

    const doubts: readonly (readonly [where: string, change: () => Promise<void>])[] = [
      [
        'the kernel does not lead loopback connections elsewhere',
        () => proc.write('sys/net/ipv4/conf/docker0/route_localnet', '0\n'),
      ],
      [
        'only all networks are said to lead them elsewhere',
        async () => {
          await proc.remove('sys/net/ipv4/conf/docker0');
          await proc.write('sys/net/ipv4/conf/all/route_localnet', '1\n');
        },
      ],
      [
        'another user than root listens',
        () => proc.write('net/tcp', tcpText({ local, inode: 77, user: 1000 })),
      ],
      ['processes are kept from us', () => proc.remove('1')],
      ['sockets cannot be read', () => proc.remove('net')],
    ];
    for (const [where, change] of doubts)
      it(`is not sure where ${where}`, async () => {
        await change();
        assert.deepEqual(await way(), { is: 'unsure' });
      });

    it('is not sure of an address of IPv6, to which the kernel leads nothing', async () => {
      await proc.write('net/tcp6', tcpText({ local: writtenEnd({ ...end, address: '::1' }) }));
      assert.deepEqual(await way(container, { ...end, address: '::1' }), { is: 'unsure' });
    });

    it('is no more the same once another socket listens', async () => {
      const found = await way();
      assert.equal(await isSame(found), true);
      await proc.write('net/tcp', tcpText({ local, inode: 78 }));
      assert.equal(await isSame(found), false);
      await proc.write('net/tcp', tcpText({ local, inode: 77, user: 1000 }));
      assert.equal(await isSame(found), false);
      await proc.write('net/tcp', tcpText({ local, inode: 77 }));
      assert.equal(await isSame(found), true);
    });
  });

  describe("through the engine's proxy", () => {
    beforeEach(() =>
      proc.process(44, { commandLine: proxyWords.split(' '), name: 'docker-proxy' }),
    );

    it('reckons what it has in use by the sockets of its own network', async () => {
      const behind = writtenEnd({ address: '172.17.0.2', port: 80 });
      await proc.write(
        '44/net/tcp',
        tcpText({ local, inode: 77 }, { local: '010011AC:9000', remote: behind, state: '05' }),
      );
      const found = await way();
      assert.ok(found.is === 'known' && typeof found.how === 'object');
      assert.deepEqual([found.how.proxy.pid, found.how.inUse], [44, 4]);
      await proc.write('44/net/tcp', tcpText({ local, inode: 77 }));
      assert.deepEqual(await found.howNow(), { ...found.how, inUse: 0 });
    });

    it('is no more the same once it has ended, or another socket listens', async () => {
      const found = await way();
      assert.equal(await isSame(found), true);
      await proc.write('net/tcp', tcpText({ local, inode: 78 }));
      assert.equal(await isSame(found), false);
      await proc.write('net/tcp', tcpText({ local, inode: 77 }));
      assert.ok(found.is === 'known');
      assert.equal(await found.proof?.(), true);
      await proc.remove('44');
      assert.equal(await isSame(found), false);
      assert.equal(await found.proof?.(), false);
    });

    it("is another engine's where the container runs elsewhere", async () => {
      await proc.remove('4711');
      assert.deepEqual(await way(), { is: 'unsure' });
    });

    it("is a stranger's where it leads to another container", async () => {
      const found = await way({ ...container, addresses: ['172.17.0.3'] });
      assert.deepEqual(found, { is: 'stranger', program: 'docker-proxy' });
    });
  });

  describe('where another program listens', () => {
    beforeEach(() =>
      proc.process(50, { commandLine: ['/usr/bin/node'], descriptors: ['socket:[77]'] }),
    );

    it('tells its name where the container is seen to run here', async () => {
      assert.deepEqual(await way(), { is: 'stranger', program: 'node' });
      await goDirect();
      assert.deepEqual(await way(), { is: 'stranger', program: 'node' });
    });

    const elsewhere: readonly (readonly [where: string, groups: string | undefined])[] = [
      ['nobody has its PID', undefined],
      ['another process has its PID', '0::/user.slice/user-1000.slice\n'],
      ['another container has its PID', `0::/docker/${'f'.repeat(64)}\n`],
    ];
    for (const [where, groups] of elsewhere)
      it(`is not sure where ${where}`, async () => {
        await proc.remove('4711');
        if (groups !== undefined) await proc.write('4711/cgroup', groups);
        assert.deepEqual(await way(), { is: 'unsure' });
      });

    for (const group of [`docker-${id}.scope`, `libpod-${id}.scope/container`])
      it(`knows the container by ${group.replace(id, 'ID')}`, async () => {
        await proc.write('4711/cgroup', `0::/machine.slice/${group}\n`);
        assert.deepEqual(await way(), { is: 'stranger', program: 'node' });
      });
  });

  for (const program of ['com.docker.backend', 'rootlesskit'])
    it(`trusts ${program} though the container is not seen here`, async () => {
      await proc.remove('4711');
      await proc.process(51, { commandLine: [program], descriptors: ['socket:[77]'] });
      const found = await way();
      assert.ok(found.is === 'known' && typeof found.how === 'object');
      assert.equal(found.how.proxy.pid, 51);
      await proc.write('net/tcp', tcpText({ local, inode: 78 }));
      assert.equal(await isSame(found), false);
    });

  it('waits for refusals where nobody listens, and for nobody to come', async () => {
    await proc.write('net/tcp', tcpText());
    const found = await way();
    assert.ok(found.is === 'known');
    assert.equal(found.how, 'unknown');
    assert.equal(await isSame(found), true);
    await proc.write('net/tcp', tcpText({ local, inode: 78 }));
    assert.equal(await isSame(found), false);
  });

  for (const none of [{ hostPid: 0 }, { id: 'abc' }, { id: '' }])
    it(`is not sure of a container with ${JSON.stringify(none)}`, async () => {
      await proc.write('0/cgroup', `0::/docker/${id}\n`);
      assert.deepEqual(await way({ ...container, ...none }), { is: 'unsure' });
    });

  it('takes the word of the engine on a system without /proc', async () => {
    const found = await findWay(end, container, 80, `${proc.path}/none`);
    assert.ok(found.is === 'known');
    assert.deepEqual([found.how, await found.howNow()], ['unknown', 'unknown']);
    assert.equal(found.isSame, undefined);
  });
});
