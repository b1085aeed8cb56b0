import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import type { CreateRequest } from '../../core/ports';
import { readFault } from '../requests/fault';
import { containerFacts } from './containerFacts';

/**
 * Open files and processes that each process of the container may have. A rootless engine may not
 * give a container more than its own user has, so what an engine would choose by itself can keep it
 * from starting. Enough for thousands of held connections, and below the usual hard limits of users.
 */
const limits = [
  { Name: 'nofile', Soft: 16_384, Hard: 16_384 },
  { Name: 'nproc', Soft: 16_384, Hard: 16_384 },
];

/** Ports go to the loopback address, so that a lab's server is never reached from the network. */
const loopback = '127.0.0.1';

/** Creates a container and gives its id. Fails with `name-taken` or `image-missing`. */
export async function createContainer(docker: Docker, request: CreateRequest): Promise<string> {
  const { name, image } = request;
  try {
    return (await docker.createContainer(optionsFor(request))).id;
  } catch (caught) {
    const { status, why } = readFault(caught);
    if (status === 404) throw new LabsError('image-missing', { image }, { cause: caught });
    const owner = why.includes('already in use') ? await containerFacts(docker, name) : undefined;
    if (owner === undefined) throw caught;
    throw new LabsError('name-taken', { name, image: owner.image }, { cause: caught });
  }
}

function optionsFor(request: CreateRequest): Docker.ContainerCreateOptions {
  const { name, image, labels, ports, capabilities, environment, tty } = request;
  const portOf = (container: number): string => `${String(container)}/tcp`;
  return {
    name,
    Image: image,
    Labels: { ...labels },
    Env: Object.entries(environment).map(([variable, value]) => `${variable}=${value}`),
    Tty: tty,
    ExposedPorts: Object.fromEntries(ports.map(({ container }) => [portOf(container), {}])),
    HostConfig: {
      PortBindings: Object.fromEntries(
        ports.map(({ host, container }) => [
          portOf(container),
          [{ HostIp: loopback, HostPort: String(host) }],
        ]),
      ),
      CapAdd: [...capabilities],
      PidsLimit: request.processLimit,
      Memory: request.memoryBytes,
      Ulimits: limits,
    },
  };
}
