import assert from 'node:assert/strict';
import { takenPort } from '../../../src/engine/containers/takenPort';

describe('takenPort', () => {
  const cases: readonly [why: string, port: number | undefined][] = [
    [
      'driver failed programming external connectivity on endpoint x: Error starting userland proxy: listen tcp4 127.0.0.1:8080: bind: address already in use',
      8080,
    ],
    ['Bind for 127.0.0.1:8081 failed: port is already allocated', 8081],
    [
      'Ports are not available: exposing port TCP 127.0.0.1:80 -> 127.0.0.1:0: listen tcp 127.0.0.1:80: bind: Only one usage of each socket address is normally permitted.',
      80,
    ],
    ['rootlessport listen tcp 127.0.0.1:8082: bind: address already in use', 8082],
    ['exec: "x": executable file not found in $PATH', undefined],
    ['dial tcp 127.0.0.1:9000: connection refused', undefined],
  ];
  for (const [why, port] of cases)
    it(`finds ${String(port)} in "${why.slice(-60)}"`, () => {
      assert.equal(takenPort(why), port);
    });
});
