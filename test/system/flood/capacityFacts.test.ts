import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { capacityFacts } from '../../../src/flood/capacity/capacityFacts';
import {
  ownDescriptors,
  reservedDescriptors,
  usualDescriptors,
} from '../../../src/flood/capacity/ownDescriptors';
import { writtenEnd } from '../../../src/flood/capacity/tcpTable';
import { limitsText, ProcFolder, tcpText } from '../../helpers/procFolder';

const end = { address: '127.0.0.1', port: 8080 };
const local = writtenEnd(end);

describe('capacityFacts', () => {
  let proc: ProcFolder;

  /** A machine whose engine publishes the port without a proxy, as far as all signs go. */
  beforeEach(async () => {
    proc = await ProcFolder.create();
    await proc.process(1, { commandLine: ['/sbin/init'] });
    await proc.write('net/tcp', tcpText({ local, inode: 77 }));
    await proc.write('self/limits', limitsText(1024, 4096));
    await proc.write('sys/net/ipv4/ip_local_port_range', '32768\t60999\n');
    await proc.write('sys/fs/file-nr', '1466\t0\t9223372036854775807\n');
    await proc.write('sys/net/ipv4/conf/all/route_localnet', '0\n');
    await proc.write('sys/net/ipv4/conf/docker0/route_localnet', '1\n');
  });

  afterEach(() => proc[Symbol.asyncDispose]());

  it('tells where the kernel leads to the container, though dockerd keeps the port', async () => {
    assert.deepEqual(await capacityFacts(end, proc.path), {
      own: 4096 - reservedDescriptors,
      way: 'direct',
      clientPorts: 28_232,
      machineFiles: Number('9223372036854775807') - 1466,
    });
  });

  it('tells that too where nothing listens', async () => {
    await proc.write('net/tcp', tcpText());
    assert.equal((await capacityFacts(end, proc.path)).way, 'direct');
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
    it(`does not know the way where ${where}`, async () => {
      await change();
      assert.equal((await capacityFacts(end, proc.path)).way, 'unknown');
    });

  it('does not know the way to an address of IPv6, to which the kernel leads nothing', async () => {
    assert.equal((await capacityFacts({ ...end, address: '::1' }, proc.path)).way, 'unknown');
  });

  it('reckons what the proxy has in use by the sockets of its own network', async () => {
    const words =
      'docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 8080 -container-ip 172.17.0.2 -container-port 80';
    await proc.process(44, { commandLine: words.split(' ') });
    const behind = writtenEnd({ address: '172.17.0.2', port: 80 });
    await proc.write(
      '44/net/tcp',
      tcpText({ local, inode: 77 }, { local: '010011AC:9000', remote: behind, state: '05' }),
    );
    const { way } = await capacityFacts(end, proc.path);
    assert.ok(typeof way === 'object');
    assert.deepEqual([way.proxy.pid, way.inUse], [44, 4]);
  });

  it('is careful on a system without /proc', async () => {
    assert.deepEqual(await capacityFacts(end, `${proc.path}/none`), {
      own: usualDescriptors - reservedDescriptors,
      way: 'unknown',
      clientPorts: 16_384,
      machineFiles: undefined,
    });
  });
});

describe('ownDescriptors', () => {
  /** What a child of Node that is given this soft limit may open, and what it has open. */
  function childWith(softLimit: number): { readonly limit: number; readonly open: number } {
    const program = `const { readFileSync, readdirSync } = require('node:fs');
      const [, limit] = /^Max open files +(\\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
      console.log(JSON.stringify({ limit: Number(limit), open: readdirSync('/proc/self/fd').length }))`;
    const words = ['-c', `ulimit -Sn ${String(softLimit)}; exec "$0" -e "$1"`];
    const text = execFileSync('sh', [...words, process.execPath, program], { encoding: 'utf8' });
    return JSON.parse(text) as { limit: number; open: number };
  }

  before(function () {
    if (!existsSync('/proc/self/limits')) this.skip();
  });

  it('is what a real child may open beside its own, whatever soft limit it is given', async () => {
    const child = childWith(256);
    assert.equal(await ownDescriptors(), child.limit - reservedDescriptors);
    assert.ok(child.open < reservedDescriptors / 2, String(child.open));
  });
});
