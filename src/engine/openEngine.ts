import { readFile } from 'node:fs/promises';
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as l10n from '@vscode/l10n';
import Docker from 'dockerode';
import type { Engine } from '../core/ports';
import type { Endpoint } from './connect/endpoint';
import { DockerEngine } from './dockerEngine';
import { getText } from './requests/openStream';

type Reachable = Exclude<Endpoint, { readonly kind: 'unsupported' }>;

/** Connects to an engine; fails with what the system or the engine says when none answers. */
export async function openEngine(
  address: string,
  endpoint: Reachable,
  signal: AbortSignal,
): Promise<Engine> {
  // A new connection for every request: on a local socket it costs next to nothing, and none is
  // left idle that the engine could close just when it is used again.
  const agent =
    endpoint.kind === 'tcp' && endpoint.certificates !== undefined
      ? new TlsAgent({ keepAlive: false })
      : new PlainAgent({ keepAlive: false });
  // docker-modem describes all options of every request for its log, whether or not somebody reads
  // it; an agent without a short description takes it milliseconds.
  Object.defineProperty(agent, inspect.custom, { value: () => 'connections to the engine' });
  const docker = withoutDockerHost(await optionsFor(endpoint), agent);
  try {
    await askWhoIsThere(docker, signal);
  } catch (caught) {
    agent.destroy();
    throw caught;
  }
  return new DockerEngine(address, isLocal(endpoint), docker, agent);
}

/** What listens at a socket runs on this machine, or (Docker Desktop) acts as if it did. */
function isLocal(endpoint: Reachable): boolean {
  if (endpoint.kind === 'socket') return true;
  const host = endpoint.host.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Anything may listen at an address: only an engine answers both questions. */
async function askWhoIsThere(docker: Docker, signal: AbortSignal): Promise<void> {
  const ping = await getText(docker, '/_ping', signal);
  const version = await getText(docker, '/version', signal);
  if (ping.trim() !== 'OK' || !/"ApiVersion"\s*:/.test(version))
    throw new Error(l10n.t('it answers, but not as a container engine does'));
}

async function optionsFor(endpoint: Reachable): Promise<Docker.DockerOptions> {
  if (endpoint.kind === 'socket') return { socketPath: endpoint.path };
  const { host, port, certificates } = endpoint;
  if (certificates === undefined) return { host: `http://${host}`, port, protocol: 'http' };
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((file) => readFile(join(certificates, file), 'utf8')),
  );
  return { host: `https://${host}`, port, protocol: 'https', ca, cert, key };
}

/**
 * docker-modem reads DOCKER_HOST by itself, prefers it to a given socket, and throws where it cannot
 * be read. The variable has had its turn among the ways already, so it is hidden for the moment.
 */
function withoutDockerHost(options: Docker.DockerOptions, agent: PlainAgent): Docker {
  const { DOCKER_HOST: hidden } = process.env;
  delete process.env['DOCKER_HOST'];
  try {
    return new Docker({ ...options, agent } as Docker.DockerOptions);
  } finally {
    if (hidden !== undefined) process.env['DOCKER_HOST'] = hidden;
  }
}
