import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from './hosts';

/** Where the files of a host are, below one folder. */
export interface HostLayout {
  readonly folder: string;
  /** The folder that the npm package with Node is installed in, and the program itself. */
  readonly nodeHome: string;
  readonly nodePackage: string;
  readonly node: string;
  /** The same for code-server, whose VS Code is a package within it. */
  readonly serverHome: string;
  readonly serverPackage: string;
  readonly vscodePackage: string;
  /** Written last: without it the folder is the half of an installation. */
  readonly stamp: string;
}

/** Outside of the checkout, so that every checkout of ours on this machine shares one. */
export function hostLayout(host: Host, cache = cacheFolder(process.env)): HostLayout {
  return layoutIn(join(cache, `code-server-${host.version}`));
}

/** The layout in a folder of any name: what is being installed has another name at first. */
export function layoutIn(folder: string): HostLayout {
  const nodeHome = join(folder, 'node');
  const nodePackage = join(nodeHome, 'node_modules', nodePackageName());
  const serverHome = join(folder, 'server');
  const serverPackage = join(serverHome, 'node_modules', 'code-server');
  return {
    folder,
    nodeHome,
    nodePackage,
    node: join(nodePackage, 'bin', 'node'),
    serverHome,
    serverPackage,
    vscodePackage: join(serverPackage, 'lib', 'vscode'),
    stamp: join(folder, 'complete'),
  };
}

/** Our folder among the user's caches, by the XDG Base Directory Specification. */
export function cacheFolder(
  { XDG_CACHE_HOME: caches = '' }: NodeJS.ProcessEnv,
  home = homedir(),
): string {
  return join(caches.startsWith('/') ? caches : join(home, '.cache'), 'live-labs');
}

/** npm has one package of Node for each kind of machine. */
export function nodePackageName(): string {
  return `node-${process.platform}-${process.arch}`;
}
