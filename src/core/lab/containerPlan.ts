import type { PortBinding } from '../ports';
import type { ContainerPlan } from './model';
import { bytes } from './quantities';
import type { ContainerWords, VariableWords } from './words';

/** The container that the front matter describes, with what it leaves open. */
export function containerPlan(words: ContainerWords): ContainerPlan {
  return {
    name: words.container_name,
    source: sourceOf(words),
    ports: (words.ports ?? []).map(portPlan),
    capabilities: words.cap_add ?? [],
    environment: texts(words.environment),
    processLimit: words.pids_limit ?? processLimitByDefault,
    memoryBytes: bytes(words.mem_limit ?? memoryByDefault),
    tty: words.tty ?? true,
  };
}

/** What an engine gives a lab that does not say how much it needs. */
const processLimitByDefault = 500;
const memoryByDefault = '512m';

function sourceOf({ image, build }: ContainerWords): ContainerPlan['source'] {
  if (build === undefined) return { kind: 'image', image: image ?? '' };
  return typeof build === 'string'
    ? { kind: 'build', context: build, args: {} }
    : { kind: 'build', context: build.context, args: texts(build.args) };
}

/** `8080:80` as two numbers. */
export function portPlan(port: string): PortBinding {
  const [host, container] = port.split(':').map(Number);
  return { host: host ?? 0, container: container ?? 0 };
}

function texts(variables: VariableWords | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables ?? {}).map(([name, value]) => [name, String(value)]),
  );
}
