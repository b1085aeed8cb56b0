import type Docker from 'dockerode';
import type { ContainerFacts, ContainerState, PublishedPort } from '../../core/ports';
import { readFault } from '../requests/fault';
import { NothingOfThatName } from '../requests/nothingOfThatName';

/** What the engine knows of a container; undefined where there is none of that name or id. */
export async function containerFacts(
  docker: Docker,
  nameOrId: string,
): Promise<ContainerFacts | undefined> {
  try {
    return facts(await containerOf(docker, nameOrId).inspect());
  } catch (caught) {
    if (readFault(caught).status === 404) return undefined;
    throw caught;
  }
}

/** Containers in any state with all of these labels. */
export async function containersWith(
  docker: Docker,
  labels: readonly string[],
): Promise<readonly ContainerFacts[]> {
  const found = await docker.listContainers({ all: true, filters: { label: [...labels] } });
  const all = await Promise.all(found.map(({ Id }) => containerFacts(docker, Id)));
  // One that went away since it was listed is not there.
  return all.filter((one) => one !== undefined);
}

/** The container as dockerode addresses it. What can be no name fails as a missing one does. */
export function containerOf(docker: Docker, nameOrId: string): Docker.Container {
  if (!/^[a-z0-9][a-z0-9_.-]*$/i.test(nameOrId)) throw new NothingOfThatName(nameOrId);
  return docker.getContainer(nameOrId);
}

/** The engine's states in our words; one that is being removed counts as dead already. */
const states: Readonly<Record<string, ContainerState>> = {
  created: 'created',
  running: 'running',
  paused: 'paused',
  restarting: 'restarting',
  exited: 'exited',
  removing: 'dead',
  dead: 'dead',
};

function facts(inspected: Docker.ContainerInspectInfo): ContainerFacts {
  const { Id, Name, Config, State, NetworkSettings } = inspected;
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    image: Config.Image,
    labels: Config.Labels,
    state: states[State.Status] ?? 'exited',
    exitCode: State.ExitCode,
    hostPid: State.Pid,
    workingDirectory: Config.WorkingDir === '' ? '/' : Config.WorkingDir,
    tty: Config.Tty,
    published: publishedPorts(NetworkSettings.Ports),
    addresses: addressesIn(Object.values(NetworkSettings.Networks)),
    startedAt: State.StartedAt,
  };
}

type Network = Pick<
  Docker.ContainerInspectInfo['NetworkSettings']['Networks'][string],
  'IPAddress' | 'GlobalIPv6Address'
>;

/** What is not connected has empty ones. */
function addressesIn(networks: readonly Network[]): readonly string[] {
  return networks
    .flatMap(({ IPAddress, GlobalIPv6Address }) => [IPAddress, GlobalIPv6Address])
    .filter((address) => address !== '');
}

type Ports = Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null>>;

/** Reads `{ "80/tcp": [{ HostIp, HostPort }], "443/tcp": null }`. */
function publishedPorts(ports: Ports): readonly PublishedPort[] {
  return Object.entries(ports).flatMap(([port, bindings]) => {
    const [container, protocol] = port.split('/');
    if (protocol !== 'tcp') return [];
    return (bindings ?? []).map(({ HostIp, HostPort }) => ({
      address: HostIp,
      host: Number(HostPort),
      container: Number(container),
    }));
  });
}
