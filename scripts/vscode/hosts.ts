/** A VS Code that runs on this machine: code-server from npm, with the Node that it was made for. */
export interface Host {
  /** Of the npm package code-server; it holds the VS Code of the same number, 4 standing for 1. */
  readonly version: string;
  /** Of the npm package with a Node and its headers, which native modules are compiled against. */
  readonly node: string;
  /** Its VS Code depends on a git address, which needs a site beside npm's registry; this version
   * of the same package is on the registry. */
  readonly publishedWatcher?: string;
}

/** What students get, and what most tests run in. */
export const currentHost: Host = { version: '4.139.1', node: '24.21.0' };

/** The oldest VS Code that package.json promises to work with. */
export const oldestHost: Host = {
  version: '4.105.1',
  node: '22.23.3',
  publishedWatcher: '2.5.1',
};
