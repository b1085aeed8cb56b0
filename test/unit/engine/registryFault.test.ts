import assert from 'node:assert/strict';
import { registryFault } from '../../../src/engine/images/registryFault';

describe('registryFault', () => {
  const cases: readonly [why: string, code: string | undefined][] = [
    [
      'Get "https://r.example/v2/": dial tcp: lookup r.example: no such host',
      'registry-unreachable',
    ],
    ['dial tcp 10.0.0.1:443: i/o timeout', 'registry-unreachable'],
    ['dial tcp 10.0.0.1:443: connect: connection refused', 'registry-unreachable'],
    ['net/http: TLS handshake timeout', 'registry-unreachable'],
    ['context deadline exceeded (Client.Timeout exceeded)', 'registry-unreachable'],
    ['x509: certificate signed by unknown authority', 'registry-unreachable'],
    ['received unexpected HTTP status: 503 Service Unavailable', 'registry-unreachable'],
    [
      'pinging container registry r.example: Temporary failure in name resolution',
      'registry-unreachable',
    ],
    [
      "pull access denied for x, repository does not exist or may require 'docker login'",
      'image-refused',
    ],
    ['manifest for httpd:9 not found: manifest unknown', 'image-refused'],
    ['no matching manifest for linux/arm64 in the manifest list entries', 'image-refused'],
    ['toomanyrequests: You have reached your pull rate limit', 'image-refused'],
    ['invalid reference format: repository name must be lowercase', 'image-refused'],
    ['write /var/lib/docker/tmp/x: no space left on device', undefined],
  ];
  for (const [why, code] of cases)
    it(`says ${String(code)} for "${why}"`, () => {
      assert.equal(registryFault('x', why)?.code, code);
    });
});
