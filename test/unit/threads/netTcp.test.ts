import assert from 'node:assert/strict';
import {
  acceptedSockets,
  connectionCounts,
  listeningPorts,
} from '../../../src/core/threads/connectionCounts';
import { parseNetTcp } from '../../../src/core/threads/parseNetTcp';
import { procFixture } from '../../helpers/procFixture';

/** The same server behind an IPv6 socket: one connection accepted, one waits; one to elsewhere. */
const tcp6 = `
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000001 00:00000000 00000000     0        0 25132 1 0000000004ed08c8 100 0 0 10 0
   1: 0000000000000000FFFF0000030011AC:0050 0000000000000000FFFF0000010011AC:E2B0 01 00000000:00000000 00:00000000 00000000    33        0 27992 1 0000000004ed08c8 20 4 30 10 -1
   2: 0000000000000000FFFF0000030011AC:0050 0000000000000000FFFF0000010011AC:E2B2 01 00000000:00000001 00:00000000 00000000     0        0 0 1 0000000004ed08c8 20 4 30 10 -1
   3: 0000000000000000FFFF0000030011AC:C350 0000000000000000FFFF0000010011AC:0050 01 00000000:00000000 00:00000000 00000000    33        0 27999 1 0000000004ed08c8 20 4 30 10 -1
`;

describe('parseNetTcp', () => {
  it('reads ports, state, queue and inode', () => {
    const [listening, accepted, waiting] = parseNetTcp(tcp6);
    assert.deepEqual(listening, {
      localPort: 80,
      remotePort: 0,
      state: 'LISTEN',
      receiveQueue: 1,
      inode: 25132,
    });
    assert.deepEqual(
      [accepted?.state, accepted?.remotePort, accepted?.inode, waiting?.inode],
      ['ESTABLISHED', 0xe2b0, 27992, 0],
    );
  });

  it('reads every row of a real table', () => {
    const rows = parseNetTcp(procFixture('net-tcp-flood.txt'));
    assert.equal(rows.length, 101);
    assert.equal(rows[0]?.receiveQueue, 21, 'the length of the accept queue');
  });

  it('leaves out what is no row, and names no state that it does not know', () => {
    assert.deepEqual(parseNetTcp('\n  sl  local_address\nnonsense\n   0: 00000000:0050'), []);
    const odd = tcp6.replace(' 0A ', ' 7F ');
    assert.equal(parseNetTcp(odd)[0]?.state, '?');
  });
});

describe('connectionCounts', () => {
  const cases = [
    // Not 80 and 20: a listener may keep one of its idle threads in reserve.
    { name: 'a flood of 100', text: procFixture('net-tcp-flood.txt'), counts: [79, 21] },
    { name: 'IPv6, and a connection elsewhere', text: tcp6, counts: [1, 1] },
    // The LISTEN row still counts 5, of which 3 were reset and 2 closed by their clients.
    { name: 'clients that left', text: procFixture('net-tcp-clients-gone.txt'), counts: [0, 0] },
    { name: 'no table', text: '', counts: [0, 0] },
  ];
  for (const { name, text, counts } of cases)
    it(name, () => {
      const rows = parseNetTcp(text);
      const { established, queued } = connectionCounts(rows, listeningPorts(rows));
      assert.deepEqual([established, queued], counts);
    });

  const flood = procFixture('net-tcp-flood.txt');
  const atPort80 = { port: 80, established: 79, queued: 21, queueLength: 21, halfClosed: 0 };
  const ports = [
    { name: 'one', text: flood, each: [atPort80] },
    {
      name: 'one, of which the queue holds what its clients have closed',
      text: procFixture('net-tcp-clients-gone.txt'),
      each: [{ port: 80, established: 0, queued: 0, queueLength: 5, halfClosed: 0 }],
    },
    {
      name: 'one with a queue for IPv4 and one for IPv6',
      text: flood + tcp6,
      each: [{ port: 80, established: 80, queued: 22, queueLength: 22, halfClosed: 0 }],
    },
    {
      name: 'two, of which each has its own',
      text: tcp6.replaceAll(/:0050(?= \S+:(0000|E2B.))/g, ':0016') + flood,
      each: [{ port: 22, established: 1, queued: 1, queueLength: 1, halfClosed: 0 }, atPort80],
    },
  ];
  for (const { name, text, each } of ports)
    it(`tells ports apart: ${name}`, () => {
      const rows = parseNetTcp(text);
      const counts = connectionCounts(rows, listeningPorts(rows));
      assert.deepEqual(counts.ports, each);
      const sum = (of: 'established' | 'queued'): number =>
        each.reduce((whole, port) => whole + port[of], 0);
      assert.deepEqual([counts.established, counts.queued], [sum('established'), sum('queued')]);
    });

  it('counts only at the given ports', () => {
    const rows = parseNetTcp(tcp6);
    assert.deepEqual(connectionCounts(rows, new Set([443])), {
      ...{ established: 0, queued: 0 },
      ports: [{ port: 443, established: 0, queued: 0, queueLength: 0, halfClosed: 0 }],
    });
    assert.deepEqual([...listeningPorts(rows)], [80]);
  });

  for (const state of ['04', '05', '08'])
    it(`counts as half-closed what is in state ${state} and still has a socket`, () => {
      const rows = parseNetTcp(tcp6.replaceAll(' 01 ', ` ${state} `));
      const { established, queued, ports: each } = connectionCounts(rows, new Set([80]));
      // The third row has no inode: nobody has accepted it.
      assert.deepEqual([established, queued, each[0]?.halfClosed], [0, 0, 1]);
    });

  it('names the sockets of accepted connections only', () => {
    assert.deepEqual([...acceptedSockets(parseNetTcp(tcp6), new Set([80]))], [27992]);
    assert.equal(
      acceptedSockets(parseNetTcp(procFixture('net-tcp-flood.txt')), new Set([80])).size,
      79,
    );
  });
});
