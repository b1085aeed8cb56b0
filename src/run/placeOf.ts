import { platform } from 'node:os';
import type { Place } from '../core/lab/place';
import type { EngineAbout } from '../core/ports';

/** This machine and its engine, as labs name them. */
export function placeOf({ product, architecture }: EngineAbout): Place {
  const name = product.toLowerCase();
  return {
    os: systems[platform()],
    engine: name === 'docker' || name === 'podman' ? name : undefined,
    architecture: architectures[architecture],
  };
}

const systems: Readonly<Record<string, Place['os']>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'windows',
};

/** Docker says what the kernel says, Podman what Go says. */
const architectures: Readonly<Record<string, Place['architecture']>> = {
  x86_64: 'x64',
  amd64: 'x64',
  aarch64: 'arm64',
  arm64: 'arm64',
};
