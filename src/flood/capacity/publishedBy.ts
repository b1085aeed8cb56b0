import { isIP } from 'node:net';
import type { TcpEnd } from './tcpTable';

/** A port that a proxy publishes, as its command line says. */
export interface Published {
  /** Whether just this address is published, and not every address. */
  readonly isExact: boolean;
  /** Where it leads, if that is said. */
  readonly leadsTo: TcpEnd | undefined;
}

type Reader = (options: readonly string[], end: TcpEnd) => Published | undefined;

/** The proxies whose command line names their ports, by the name of their program. */
const readers: readonly (readonly [program: RegExp, reader: Reader])[] = [
  // Docker's, also the wrapper around it of an engine without root.
  [/(?:^|[/-])docker-proxy$/, dockerProxy],
  // That of Podman without root.
  [/(?:^|\/)(?:pasta|passt)(?:\.avx2)?$/, pasta],
];

/** Whether a process with this command line publishes the port, and how; undefined where not. */
export function publishedBy(commandLine: readonly string[], end: TcpEnd): Published | undefined {
  const [program = '', ...options] = commandLine;
  const reader = readers.find(([name]) => name.test(program))?.[1];
  return reader?.(options, end);
}

/** `-proto tcp -host-ip 127.0.0.1 -host-port 8080 -container-ip 172.17.0.2 -container-port 80` */
function dockerProxy(options: readonly string[], { address, port }: TcpEnd): Published | undefined {
  const said = (name: string): string => valuesOf(options, [`-${name}`, `--${name}`])[0] ?? '';
  if (said('proto') !== 'tcp' || Number(said('host-port')) !== port) return undefined;
  const published = matched(said('host-ip'), address);
  const leadsTo = { address: said('container-ip'), port: Number(said('container-port')) };
  return published && { ...published, leadsTo: isIP(leadsTo.address) === 0 ? undefined : leadsTo };
}

/** `-t 127.0.0.1/8080-8080:80-80,9000` */
function pasta(options: readonly string[], { address, port }: TcpEnd): Published | undefined {
  for (const specification of valuesOf(options, ['-t', '--tcp-ports'])) {
    const [, on = '', list = ''] = /^(?:([^/%]*)(?:%[^/]*)?\/)?(.*)$/.exec(specification) ?? [];
    const isNamed = list.split(',').some((range) => {
      const [, first, last = first] = /^(\d+)(?:-(\d+))?(?::|$)/.exec(range) ?? [];
      return Number(first) <= port && port <= Number(last);
    });
    const published = isNamed ? matched(on, address) : undefined;
    if (published !== undefined) return published;
  }
  return undefined;
}

/** All values that an option is given, as `-name value` or `-name=value`. */
function valuesOf(options: readonly string[], names: readonly string[]): readonly string[] {
  return options.flatMap((option, index) => {
    if (names.includes(option)) return options[index + 1] ?? [];
    const [name = '', ...value] = option.split('=');
    return value.length > 0 && names.includes(name) ? value.join('=') : [];
  });
}

function matched(published: string, wanted: string): Published | undefined {
  if (published === wanted) return { isExact: true, leadsTo: undefined };
  // The address of IPv6 for every address takes connections of IPv4 too.
  const everyAddress = isIP(wanted) === 4 ? ['', '0.0.0.0', '::'] : ['', '::'];
  return everyAddress.includes(published) ? { isExact: false, leadsTo: undefined } : undefined;
}
