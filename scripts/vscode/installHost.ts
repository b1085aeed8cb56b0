import { existsSync } from 'node:fs';
import {
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { findProgram } from '../setup/machine';
import type { SetupContext } from '../setup/setupContext';
import { runCommand } from '../tools/command';
import { PartMissing } from '../tools/partMissing';
import { whileWaiting } from '../tools/whileWaiting';
import { hostLayout, layoutIn, nodePackageName, type HostLayout } from './hostLayout';
import type { Host } from './hosts';

/**
 * Installs a host from npm beside its place and moves it there when it is whole, so that a run that
 * was cut off leaves nothing that is taken for one. Fails with `PartMissing`.
 */
export async function installHost(host: Host, context: SetupContext): Promise<void> {
  const { folder } = hostLayout(host);
  await removeAbandoned(folder);
  const layout = layoutIn(`${folder}${partial}${process.pid}`);
  const installation = new Installation(host, layout, context);
  try {
    await installation.perform();
    // What stands there without its stamp is the half of something.
    if (!existsSync(hostLayout(host).stamp)) {
      await rm(folder, { recursive: true, force: true });
      await rename(layout.folder, folder);
    }
  } finally {
    await rm(layout.folder, { recursive: true, force: true });
  }
}

/** Between the name of the folder and the process that fills it. */
const partial = '.partial-';

const quiet = ['--no-audit', '--no-fund', '--no-engine-strict'];

class Installation {
  constructor(
    readonly host: Host,
    readonly layout: HostLayout,
    readonly context: SetupContext,
  ) {}

  async perform(): Promise<void> {
    const { host, layout } = this;
    this.context.screen.info(`Installing code-server ${host.version} (npm)`);
    await newPackage(layout.nodeHome);
    await newPackage(layout.serverHome);
    const node = `${nodePackageName()}@${host.node}`;
    await this.#npm('its Node', layout.nodeHome, ['install', '--ignore-scripts', node]);
    // Its own script would install its parts without a word, and fails under an npm that runs none.
    const server = `code-server@${host.version}`;
    await this.#npm('code-server', layout.serverHome, ['install', '--ignore-scripts', server]);

    const { vscodePackage } = layout;
    if (host.publishedWatcher !== undefined) await this.#mend(host.publishedWatcher);
    const install = ['install', '--omit=dev', '--ignore-scripts=false'];
    await this.#npm('VS Code', vscodePackage, install);
    await this.#npm("VS Code's extensions", join(vscodePackage, 'extensions'), install);
    // The command that terminals inside VS Code open files by.
    await link(join(vscodePackage, 'bin', 'remote-cli'), 'code-linux.sh', 'code-server');
    await writeFile(layout.stamp, '');
  }

  /** Points a dependency that is fetched with git at the one on npm's registry. */
  async #mend(watcher: string): Promise<void> {
    const { vscodePackage } = this.layout;
    const file = join(vscodePackage, 'package.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as {
      dependencies: Record<string, string>;
    };
    manifest.dependencies['@parcel/watcher'] = watcher;
    await writeFile(file, JSON.stringify(manifest, undefined, 2));
    await rm(join(vscodePackage, 'npm-shrinkwrap.json'), { force: true });
    await link(vscodePackage, 'node_modules', 'node_modules.asar');
  }

  /** Runs npm by Node of the host, which decides what native modules are compiled for. */
  async #npm(what: string, cwd: string, args: readonly string[]): Promise<void> {
    const { layout, context } = this;
    const { screen, log, signal } = context;
    const installed = existsSync(layout.node);
    const env = {
      ...process.env,
      PATH: [dirname(layout.node), process.env['PATH']].join(delimiter),
      npm_config_nodedir: layout.nodePackage,
    };
    log.add(`# npm ${args.join(' ')} in ${cwd}`);
    const work = runCommand(
      [installed ? layout.node : process.execPath, await npmProgram(), ...args, ...quiet],
      { cwd, env, signal, hear: log.add },
    );
    const { exitCode, lines } = await whileWaiting(screen, `installing ${what}`, work);
    signal.throwIfAborted();
    if (exitCode === 0) return;
    const complaint = lines.find((line) => /^npm (?:error|ERR!)/.test(line));
    throw new PartMissing(
      `npm could not install ${what} (code-server ${this.host.version}): ${complaint ?? `exit code ${exitCode}`}.`,
      `All that it printed is in ${log.path}.`,
    );
  }
}

/** The program of the npm that runs us, or of the one on the PATH. */
async function npmProgram(): Promise<string> {
  const runsUs = process.env['npm_execpath'];
  if (runsUs !== undefined) return runsUs;
  const found = findProgram('npm');
  if (found === undefined)
    throw new PartMissing('npm is not on the PATH.', 'Install npm, then run this again.');
  return realpath(found);
}

async function newPackage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
}

async function link(folder: string, target: string, name: string): Promise<void> {
  await rm(join(folder, name), { recursive: true, force: true });
  await symlink(target, join(folder, name));
}

/** Removes what installations left whose process was killed. */
async function removeAbandoned(folder: string): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const pid = path.startsWith(folder + partial)
      ? Number(path.slice((folder + partial).length))
      : 0;
    if (pid > 0 && !isAlive(pid)) await rm(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
