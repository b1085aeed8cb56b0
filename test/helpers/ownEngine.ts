import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';

/** Why no engine can be started here; undefined where one can. */
export async function noOwnEngine(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'only root can start another engine';
  const code = await exitCodeOf('sh', ['-c', 'command -v dockerd && unshare --net true']);
  return code === 0 ? undefined : 'there is no dockerd to start in a network of its own';
}

async function exitCodeOf(program: string, words: readonly string[]): Promise<number | null> {
  const [code] = (await once(spawn(program, words, { stdio: 'ignore' }), 'close')) as [
    number | null,
  ];
  return code;
}

/**
 * A dockerd beside the one of this machine, with folders and a network of its own, which a test may stop
 * and start again. Where it is to publish ports, only who enters its network reaches them. Disposing
 * leaves nothing of it.
 */
export class OwnEngine implements AsyncDisposable {
  #daemon: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly publishes: boolean,
  ) {}

  static async start({ publishes = false } = {}): Promise<OwnEngine> {
    const own = new OwnEngine(await mkdtemp(join(tmpdir(), 'live-labs-engine-')), publishes);
    await own.start();
    return own;
  }

  get address(): string {
    return `unix://${this.folder}/docker.sock`;
  }

  /** Words that run a command in its network, as it is until it is stopped. */
  get within(): readonly string[] {
    return ['nsenter', '--target', String(this.#daemon?.pid), '--net'];
  }

  async start(): Promise<void> {
    const options = {
      'data-root': `${this.folder}/data`,
      'exec-root': `${this.folder}/exec`,
      pidfile: `${this.folder}/pid`,
      host: this.address,
      ...(this.publishes ? {} : { bridge: 'none' }),
      iptables: 'false',
      'ip-forward': 'false',
      'ip-masq': 'false',
    };
    const words = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    const log = await open(`${this.folder}/log`, 'a');
    // In a network of its own: one that wants no bridge removes docker0, which is the other engine's.
    const begin = 'ip link set lo up; exec dockerd "$@"';
    const argv = [
      '--net',
      'sh',
      '-c',
      this.publishes ? begin : 'exec dockerd "$@"',
      'sh',
      ...words,
    ];
    this.#daemon = spawn('unshare', argv, { stdio: ['ignore', log.fd, log.fd] });
    await log.close();
    for (;;) {
      if (this.#daemon.exitCode !== null)
        throw new Error(`dockerd did not start:\n${await this.#log()}`);
      try {
        await this.use(() => Promise.resolve());
        return;
      } catch {
        // It is asked until it answers; the test's own time limit ends the wait.
        await setTimeout(100);
      }
    }
  }

  /** Does something with it as it is now. */
  async use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    await using engine = await findEngine({ choice: this.address });
    return await work(engine);
  }

  /** Ends it, and with it its containers; those of one that is killed go when it is back. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = undefined;
    if (daemon === undefined) return;
    daemon.kill(signal);
    if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit');
    // The one below it ends with it, but while nobody has reaped it, it is taken for alive.
    const below = ['-f', `containerd --config ${this.folder}/`];
    while ((await exitCodeOf('pgrep', below)) === 0) await setTimeout(50);
    await rm(`${this.folder}/exec/containerd/containerd.pid`, { force: true });
  }

  /** Copies an image of another engine. */
  async take(from: Engine, image: string): Promise<void> {
    const [, socketPath = ''] = /^unix:\/\/(.*)$/.exec(from.address) ?? [];
    const archive = join(this.folder, 'image.tar');
    const path = `/images/get?names=${encodeURIComponent(image)}`;
    const [answer] = (await once(get({ socketPath, path }), 'response')) as [IncomingMessage];
    await pipeline(answer, createWriteStream(archive));
    await this.use((engine) => engine.load(archive, {}));
    await rm(archive);
  }

  async #log(): Promise<string> {
    return (await readFile(`${this.folder}/log`, 'utf8')).slice(-2000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Only a daemon can end the containers that it was killed away from.
    if (this.#daemon === undefined) await this.start();
    await this.stop();
    // Each start puts a mount on its folder, which one that is killed leaves there.
    while ((await exitCodeOf('umount', [`${this.folder}/data`])) === 0);
    await rm(this.folder, { recursive: true, force: true });
  }
}
