import type Docker from 'dockerode';
import type { EngineAbout } from '../core/ports';
import { getText } from './requests/openStream';

/** The parts that every engine tells; Podman writes them in Docker's words. */
interface Version {
  readonly Version: string;
  readonly ApiVersion: string;
  readonly Components?: readonly { readonly Name: string }[];
}
interface Info {
  readonly OperatingSystem: string;
  readonly Architecture: string;
  readonly MemTotal: number;
}

/** Which engine this is and what it runs on. */
export async function engineAbout(docker: Docker, signal?: AbortSignal): Promise<EngineAbout> {
  const version = JSON.parse(await getText(docker, '/version', signal)) as Version;
  const info = JSON.parse(await getText(docker, '/info', signal)) as Info;
  const isPodman = version.Components?.some(({ Name }) => Name.includes('Podman')) ?? false;
  return {
    product: isPodman ? 'Podman' : 'Docker',
    version: version.Version,
    apiVersion: version.ApiVersion,
    operatingSystem: info.OperatingSystem,
    architecture: info.Architecture,
    memoryBytes: info.MemTotal,
  };
}
