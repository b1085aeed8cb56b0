import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { endAll } from '../../src/core/base/endAll';
import { standInFor } from '../../src/core/lab/standIn';
import { leaseLabel, ownerLabel, type ContainerFacts, type Engine } from '../../src/core/ports';
import { installationId } from '../../src/run/installation';
import { currentLease } from '../../src/run/lease';
import { sweep } from '../../src/run/sweep';
import { PartMissing } from '../../scripts/tools/partMissing';
import type { BenchContext } from '../subject';
import { until } from './until';

/** The servers that are flooded, by the folders of their images. */
const contexts = {
  apache2: 'walkthroughs/apache2-live-action/container',
  nginx: 'bench/flood/nginx',
} as const;

export type Server = keyof typeof contexts;

/** A container whose server answers. */
export type Running = ContainerFacts & AsyncDisposable & { readonly port: number };

const base = 'httpd:2.4';
export const serverPort = 80;
const answerMilliseconds = 5000;

/** Images of the servers, and containers of them. All of it is gone when it is disposed, or, where this
 * process is killed, with the next run of anything that sweeps. */
export class Stage implements AsyncDisposable {
  readonly #containers = new Set<string>();

  private constructor(
    readonly engine: Engine,
    readonly signal: AbortSignal,
    private readonly labels: Readonly<Record<string, string>>,
    private readonly tags: Readonly<Record<Server, string>>,
  ) {}

  static async build({ finder, screen, signal }: BenchContext): Promise<Stage> {
    const look = await finder.look();
    if (look.state !== 'answers') throw look.error;
    const { engine } = look;
    const owner = await installationId(process.env);
    await sweep(engine, owner, screen);
    const run = randomUUID().slice(0, 8);
    const labels = { [ownerLabel]: owner, [leaseLabel]: currentLease() };
    const tags = {
      apache2: `live-labs/bench-apache2:${run}`,
      nginx: `live-labs/bench-nginx:${run}`,
    };
    const stage = new Stage(engine, signal, labels, tags);
    try {
      const args = { BASE: await presentBase(engine) };
      for (const server of ['apache2', 'nginx'] as const) {
        screen.info(`Building the image of ${server}`);
        const context = resolve(contexts[server]);
        const report = (line: string): void => {
          screen.progress(line);
        };
        await engine.build({ context, tag: tags[server], args, labels }, { signal, report });
      }
      return stage;
    } catch (caught) {
      await stage[Symbol.asyncDispose]();
      throw caught;
    }
  }

  /** A container of the server, as its lab has it, at a free port of the loopback address. */
  async run(server: Server): Promise<Running> {
    const { engine, labels, tags } = this;
    const id = await engine.create({
      name: `live-labs-bench-${server}-${randomUUID().slice(0, 8)}`,
      image: tags[server],
      labels,
      ports: [{ host: 0, container: serverPort }],
      capabilities: [],
      environment: {},
      processLimit: 500,
      memoryBytes: 256 * 1024 * 1024,
      tty: true,
    });
    this.#containers.add(id);
    await engine.start(id);
    const facts = await engine.container(id);
    const port = facts?.published[0]?.host;
    if (facts === undefined || port === undefined) throw new Error(`${server} has ended at once`);
    if (!(await until(async () => (await statusAt(port)) !== undefined, this.signal)))
      throw new Error(`no server answers at port ${port}`);
    return { ...facts, port, [Symbol.asyncDispose]: () => this.#remove(id) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endAll(
      ...[...this.#containers].map((id) => () => this.#remove(id)),
      ...Object.values(this.tags).map((tag) => () => this.engine.removeImage(tag)),
    );
  }

  async #remove(id: string): Promise<void> {
    await this.engine.remove(id);
    this.#containers.delete(id);
  }
}

/** The HTTP status that the server at a port of this machine answers with; undefined where it does not.
 * Nothing of the connection is left, since those at the server are counted. */
export async function statusAt(port: number): Promise<number | undefined> {
  const request = get({ host: '127.0.0.1', port, agent: false, timeout: answerMilliseconds });
  request.on('timeout', () => request.destroy());
  // Told below where it comes before the answer, and of no interest after it.
  request.on('error', () => undefined);
  try {
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    await buffer(answer);
    return answer.statusCode;
  } catch {
    return undefined;
  }
}

/** The image of httpd that this machine has, the official one or its stand-in. */
export async function presentBase(engine: Engine): Promise<string> {
  for (const image of [base, standInFor(base)])
    if ((await engine.image(image)) !== undefined) return image;
  throw new PartMissing(`The image ${base} is not there.`, 'Run "npm start" once.');
}
