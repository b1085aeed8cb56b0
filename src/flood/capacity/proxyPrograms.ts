import { basename } from 'node:path';

/**
 * Whose a port proxy is: that of an engine which runs on this very kernel, that of one without root,
 * or that of a desktop product, whose engine runs in a machine of its own.
 */
export type ProxyKind = 'engine' | 'rootless' | 'desktop';

/**
 * The programs by which engines publish ports. Whatever else listens at a port is somebody's own:
 * `ssh` too, although it may well lead to an engine's port, since it leads wherever its user told it
 * to, and neither its name nor its socket says that this is the port which the engine means.
 */
const proxies: ReadonlyMap<string, ProxyKind> = new Map([
  ['docker-proxy', 'engine'],
  ['rootlesskit-docker-proxy', 'rootless'],
  ['rootlesskit', 'rootless'],
  ['rootlessport', 'rootless'],
  ['containers-rootlessport', 'rootless'],
  ['slirp4netns', 'rootless'],
  ['pasta', 'rootless'],
  ['pasta.avx2', 'rootless'],
  ['passt', 'rootless'],
  ['passt.avx2', 'rootless'],
  ['com.docker.backend', 'desktop'],
  ['com.docker.vpnkit', 'desktop'],
  ['vpnkit', 'desktop'],
  ['vpnkit-bridge', 'desktop'],
  ['gvproxy', 'desktop'],
]);

/** These keep a port's socket only so that nobody else takes the port: nothing goes through them. */
const reservers: ReadonlySet<string> = new Set(['dockerd', 'containerd', 'conmon', 'podman']);

/** Whose proxy a program is, by the word that started it; undefined where it is none. */
export function proxyKind(program: string): ProxyKind | undefined {
  return proxies.get(basename(program));
}

export function isReserver(program: string): boolean {
  return reservers.has(basename(program));
}
