import assert from 'node:assert/strict';
import { endianness } from 'node:os';
import { descriptorsInUse } from '../../../src/flood/capacity/proxyUse';
import { listenerAt, parseTcpTable, writtenEnd } from '../../../src/flood/capacity/tcpTable';
import { tcpText, type MadeSocket } from '../../helpers/procFolder';
import { skipTest } from '../../helpers/skip';

const published = { address: '127.0.0.1', port: 8080 };
const container = { address: '172.17.0.2', port: 80 };

describe('an end of a connection', () => {
  const cases = [
    { address: '127.0.0.1', written: '0100007F:1F90' },
    { address: '172.17.0.2', written: '020011AC:1F90' },
    { address: '::', written: '00000000000000000000000000000000:1F90' },
    { address: '::1', written: '00000000000000000000000001000000:1F90' },
    { address: 'fd00::ab:2', written: '000000FD00000000000000000200AB00:1F90' },
    { address: '1:2:3:4:5:6:7:8', written: '02000100040003000600050008000700:1F90' },
    { address: '::ffff:127.0.0.1', written: '0000000000000000FFFF00000100007F:1F90' },
    { address: 'localhost', written: ':1F90' },
  ];
  for (const { address, written } of cases)
    it(`is written as the kernel writes ${address}`, function () {
      if (endianness() !== 'LE') skipTest(this, 'the kernel here writes them in another order');
      assert.equal(writtenEnd({ address, port: 8080 }), written);
    });
});

describe('parseTcpTable', () => {
  it('reads rows as a real machine has them', () => {
    const text = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     ',
      '   0: 0100007F:46A0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 7392344 1 000000002aadf3fc 100 0 0 10 0                   ',
      '  10: 0100007F:8B72 0100007F:46A0 06 00000000:00000000 03:00000A17 00000000     0        0 0 3 0000000000000000',
      '  11: 0100007F:8B74 0100007F:46A0 01 00000002:00000001 02:000AFC80 00000001  1000       12 7391 2 0000000000000000 20 4 30 10 -1',
      '',
    ].join('\n');
    assert.deepEqual(parseTcpTable(text), [
      {
        local: '0100007F:46A0',
        remote: '00000000:0000',
        isListening: true,
        userId: 0,
        inode: 7_392_344,
      },
      {
        local: '0100007F:8B74',
        remote: '0100007F:46A0',
        isListening: false,
        userId: 1000,
        inode: 7391,
      },
    ]);
  });
});

describe('listenerAt', () => {
  const sockets: readonly MadeSocket[] = [
    { local: writtenEnd({ address: '127.0.0.1', port: 8080 }), state: '01', inode: 1 },
    { local: writtenEnd({ address: '::', port: 8080 }), inode: 2 },
    { local: writtenEnd({ address: '0.0.0.0', port: 8080 }), inode: 3 },
    { local: writtenEnd(published), inode: 4 },
    { local: writtenEnd({ address: '127.0.0.1', port: 80 }), inode: 5 },
  ];
  const cases = [
    { address: '127.0.0.1', port: 8080, inode: 4 },
    { address: '127.0.0.2', port: 8080, inode: 3 },
    { address: '::1', port: 8080, inode: 2 },
    { address: '127.0.0.2', port: 80, inode: undefined },
  ];
  for (const { inode, ...end } of cases)
    it(`finds ${String(inode)} at ${end.address}, port ${String(end.port)}`, () => {
      assert.equal(listenerAt(parseTcpTable(tcpText(...sockets)), end)?.inode, inode);
    });
});

describe('descriptorsInUse', () => {
  const inFront = (state: string, inode = 1): MadeSocket => ({
    local: writtenEnd(published),
    remote: '0100007F:9000',
    state,
    inode,
  });
  const behind = (state: string, inode = 1): MadeSocket => ({
    local: '010011AC:9000',
    remote: writtenEnd(container),
    state,
    inode,
  });
  const cases: readonly {
    readonly what: string;
    readonly sockets: readonly MadeSocket[];
    readonly inUse: number;
    readonly blind?: boolean;
  }[] = [
    { what: 'nothing', sockets: [{ local: writtenEnd(published) }], inUse: 0 },
    { what: 'a connection', sockets: [inFront('01'), behind('01')], inUse: 6 },
    { what: 'one that waits for the server', sockets: [inFront('01'), behind('02')], inUse: 6 },
    { what: 'one that only the server still has', sockets: [behind('05')], inUse: 4 },
    { what: 'one that is tried in vain', sockets: [behind('02')], inUse: 4 },
    {
      what: 'one of each',
      sockets: [inFront('01'), behind('01'), behind('05'), behind('02')],
      inUse: 14,
    },
    {
      what: 'what no process has any more',
      sockets: [inFront('06', 0), behind('06', 0)],
      inUse: 0,
    },
    {
      what: 'the other end, our own',
      sockets: [{ local: '0100007F:9000', remote: writtenEnd(published), state: '01' }],
      inUse: 0,
    },
    {
      what: 'a proxy that leads nobody knows where',
      sockets: [inFront('01')],
      inUse: 6,
      blind: true,
    },
  ];
  for (const { what, sockets, inUse, blind = false } of cases)
    it(`is ${String(inUse)} for ${what}`, () => {
      const entries = parseTcpTable(tcpText(...sockets));
      assert.equal(descriptorsInUse(entries, published, blind ? undefined : container), inUse);
    });
});
