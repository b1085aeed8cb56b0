import assert from 'node:assert/strict';
import type { Environment } from '../../../src/engine/connect/environment';
import { ways } from '../../../src/engine/connect/ways';

describe('ways of finding an engine', () => {
  const environment: Environment = {
    variables: {},
    home: '/home/a',
    platform: 'linux',
    userId: 1000,
    root: '',
    patienceMilliseconds: 1000,
  };
  const addresses = (changes: Partial<Environment>, choice?: string): readonly string[] =>
    ways.flatMap((way) => way.addresses({ ...environment, ...changes }, choice));

  const cases: readonly [title: string, changes: Partial<Environment>, expected: string[]][] = [
    [
      'on Linux',
      {},
      [
        'unix:///var/run/docker.sock',
        'unix:///run/user/1000/docker.sock',
        'unix:///home/a/.docker/run/docker.sock',
        'unix:///home/a/.docker/desktop/docker.sock',
        'unix:///home/a/.colima/default/docker.sock',
        'unix:///home/a/.rd/docker.sock',
        'unix:///run/user/1000/podman/podman.sock',
        'unix:///run/podman/podman.sock',
      ],
    ],
    [
      'on macOS',
      { platform: 'darwin' },
      [
        'unix:///var/run/docker.sock',
        'unix:///home/a/.docker/run/docker.sock',
        'unix:///home/a/.docker/desktop/docker.sock',
        'unix:///home/a/.colima/default/docker.sock',
        'unix:///home/a/.orbstack/run/docker.sock',
        'unix:///home/a/.rd/docker.sock',
      ],
    ],
    [
      'on Windows',
      { platform: 'win32', userId: undefined },
      ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/podman-machine-default'],
    ],
  ];
  for (const [title, changes, expected] of cases)
    it(`are these ${title}`, () => {
      assert.deepEqual(addresses(changes), expected);
    });

  it('begin with the choice, then DOCKER_HOST', () => {
    const variables = { DOCKER_HOST: 'tcp://box' };
    assert.deepEqual(addresses({ variables }, 'tcp://other').slice(0, 2), [
      'tcp://other',
      'tcp://box',
    ]);
  });

  it('follow the variables that move sockets', () => {
    const found = addresses({ variables: { XDG_RUNTIME_DIR: '/x', COLIMA_HOME: '/c' } });
    for (const socket of ['/x/docker.sock', '/x/podman/podman.sock', '/c/default/docker.sock'])
      assert.ok(found.includes(`unix://${socket}`), socket);
  });
});
