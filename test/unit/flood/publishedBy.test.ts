import assert from 'node:assert/strict';
import { publishedBy, type Published } from '../../../src/flood/capacity/publishedBy';

const leadsTo = { address: '172.17.0.2', port: 80 };

function found(isExact: boolean): Published {
  return { isExact, leadsTo };
}

/** Where the command line does not say where it leads. */
function blind(isExact: boolean): Published {
  return { isExact, leadsTo: undefined };
}

function docker(address: string, port: number, protocol = 'tcp'): string {
  return `/usr/sbin/docker-proxy -proto ${protocol} -host-ip ${address} -host-port ${String(port)} -container-ip 172.17.0.2 -container-port 80`;
}

describe('publishedBy', () => {
  const cases: readonly {
    readonly line: string;
    readonly at?: string;
    readonly published: Published | undefined;
  }[] = [
    { line: docker('127.0.0.1', 8080), published: found(true) },
    { line: `${docker('127.0.0.1', 8080)} -use-listen-fd`, published: found(true) },
    { line: docker('0.0.0.0', 8080), published: found(false) },
    { line: docker('::', 8080), published: found(false) },
    { line: docker('::1', 8080), at: '::1', published: found(true) },
    { line: docker('0.0.0.0', 8080), at: '::1', published: undefined },
    { line: docker('127.0.0.2', 8080), published: undefined },
    { line: docker('127.0.0.1', 80), published: undefined },
    { line: docker('127.0.0.1', 8080, 'udp'), published: undefined },
    { line: `/opt/rootlesskit-${docker('127.0.0.1', 8080).slice(10)}`, published: found(true) },
    {
      line: 'docker-proxy --proto=tcp --host-ip=127.0.0.1 --host-port=8080',
      published: blind(true),
    },
    { line: `grep ${docker('127.0.0.1', 8080)}`, published: undefined },
    { line: 'docker-proxy', published: undefined },
    { line: 'docker-proxy -proto tcp -host-port', published: undefined },
    {
      line: '/usr/bin/pasta --config-net -t 127.0.0.1/8080-8080:80-80 -u none --netns /run/n',
      published: blind(true),
    },
    {
      line: 'pasta.avx2 -t 9000,8000-8100:9000-9100',
      published: blind(false),
    },
    { line: 'pasta -t 127.0.0.1%lo/8080', published: blind(true) },
    { line: 'pasta --tcp-ports=127.0.0.1/8080:80', published: blind(true) },
    { line: 'pasta -t 127.0.0.1/8081-8090', published: undefined },
    { line: 'pasta -t ~8080 -t auto -t', published: undefined },
    { line: 'pasta -u 127.0.0.1/8080', published: undefined },
    { line: '', published: undefined },
  ];
  for (const { line, at = '127.0.0.1', published } of cases)
    it(`${published === undefined ? 'does not take' : 'takes'} "${line}" for ${at}`, () => {
      assert.deepEqual(publishedBy(line.split(' '), { address: at, port: 8080 }), published);
    });
});
