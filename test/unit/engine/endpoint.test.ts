import assert from 'node:assert/strict';
import { readEndpoint, type Endpoint } from '../../../src/engine/connect/endpoint';
import { thisMachine } from '../../../src/engine/connect/environment';

describe('readEndpoint', () => {
  const tls = { DOCKER_TLS_VERIFY: '1' };
  const cases: readonly [
    address: string,
    variables: Readonly<Record<string, string>>,
    expected: Endpoint | 'unsupported',
  ][] = [
    ['unix:///run/docker.sock', {}, { kind: 'socket', path: '/run/docker.sock' }],
    ['/run/docker.sock', {}, { kind: 'socket', path: '/run/docker.sock' }],
    ['npipe:////./pipe/docker_engine', {}, { kind: 'socket', path: '//./pipe/docker_engine' }],
    ['tcp://10.0.0.1:99', {}, { kind: 'tcp', host: '10.0.0.1', port: 99, certificates: undefined }],
    ['localhost:99', {}, { kind: 'tcp', host: 'localhost', port: 99, certificates: undefined }],
    ['tcp://box', {}, { kind: 'tcp', host: 'box', port: 2375, certificates: undefined }],
    ['tcp://[::1]:99', {}, { kind: 'tcp', host: '[::1]', port: 99, certificates: undefined }],
    ['tcp://box', tls, { kind: 'tcp', host: 'box', port: 2376, certificates: '/home/a/.docker' }],
    [
      'tcp://box:99',
      { ...tls, DOCKER_CERT_PATH: '/keys' },
      { kind: 'tcp', host: 'box', port: 99, certificates: '/keys' },
    ],
    ['https://box', {}, { kind: 'tcp', host: 'box', port: 2376, certificates: '/home/a/.docker' }],
    ['unix://', {}, 'unsupported'],
    ['tcp://', {}, 'unsupported'],
    ['tcp://box:port', {}, 'unsupported'],
    ['ssh://user@box', {}, 'unsupported'],
    ['fd://', {}, 'unsupported'],
  ];
  for (const [address, variables, expected] of cases)
    it(`reads ${address} ${Object.keys(variables).join(' ')}`, () => {
      const found = readEndpoint(address, { ...thisMachine(), home: '/home/a', variables });
      if (expected === 'unsupported') assert.equal(found.kind, 'unsupported');
      else assert.deepEqual(found, expected);
    });
});
