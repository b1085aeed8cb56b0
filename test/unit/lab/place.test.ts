import assert from 'node:assert/strict';
import type { Only } from '../../../src/core/lab/model';
import { misfit, type Place } from '../../../src/core/lab/place';
import { placeOf } from '../../../src/run/placeOf';

const here: Place = { os: 'linux', engine: 'docker', architecture: 'x64' };
const anywhere: Only = { os: undefined, engine: undefined, architecture: undefined };

describe('misfit', () => {
  const table: readonly (readonly [string, Only | undefined, string | undefined])[] = [
    ['nothing said', undefined, undefined],
    ['this system', { ...anywhere, os: ['linux'] }, undefined],
    ['this system among others', { ...anywhere, os: ['mac', 'linux'] }, undefined],
    [
      'all that is here',
      { os: ['linux'], engine: ['docker'], architecture: ['arm64', 'x64'] },
      undefined,
    ],
    [
      'other systems',
      { ...anywhere, os: ['mac', 'windows'] },
      'It is only for macOS or Windows (this machine has Linux).',
    ],
    [
      'another engine',
      { ...anywhere, engine: ['podman'] },
      'It is only for Podman (the engine is Docker).',
    ],
    [
      'several things that are not here',
      { os: ['windows'], engine: ['docker'], architecture: ['arm64'] },
      'It is only for Windows (this machine has Linux) and for arm64 (the engine has x64).',
    ],
  ];
  for (const [name, only, expected] of table) {
    it(`knows ${name}`, () => {
      assert.equal(misfit(only, here), expected);
    });
  }

  it('fits nowhere where nobody knows what is there', () => {
    const unknown = { ...here, architecture: undefined };
    assert.match(misfit({ ...anywhere, architecture: ['x64'] }, unknown) ?? '', /something else/);
  });
});

describe('placeOf', () => {
  const about = { version: '1', apiVersion: '1.41', operatingSystem: 'Debian', memoryBytes: 1 };
  const table: readonly (readonly [string, string, Pick<Place, 'engine' | 'architecture'>])[] = [
    ['Docker', 'x86_64', { engine: 'docker', architecture: 'x64' }],
    ['Docker', 'aarch64', { engine: 'docker', architecture: 'arm64' }],
    ['Podman', 'amd64', { engine: 'podman', architecture: 'x64' }],
    ['Other', 'riscv64', { engine: undefined, architecture: undefined }],
  ];
  for (const [product, architecture, expected] of table) {
    it(`reads ${product} on ${architecture}`, () => {
      const { os, ...rest } = placeOf({ ...about, product, architecture });
      assert.deepEqual(rest, expected);
      assert.ok(os === undefined || ['linux', 'mac', 'windows'].includes(os));
    });
  }
});
