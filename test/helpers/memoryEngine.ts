import assert from 'node:assert/strict';
import type {
  ContainerFacts,
  ContainerState,
  CreateRequest,
  Engine,
  EngineAbout,
  EngineEvent,
} from '../../src/core/ports';

/** An engine that only knows which containers there are; all else is a failure of the test. */
export class MemoryEngine implements Engine {
  readonly address = 'memory';
  readonly isLocal = true;
  #count = 0;
  readonly #containers = new Map<string, ContainerFacts>();

  /** Which containers were started, unpaused and stopped, in order. */
  readonly done: string[] = [];

  /** What it is asked while it is away, if it is. */
  failure: Error | undefined;

  /** The ids of the containers that there are. */
  get ids(): readonly string[] {
    return [...this.#containers.keys()];
  }

  /** A container that somebody else has started. */
  add(
    name: string,
    labels: Readonly<Record<string, string>>,
    state: ContainerState = 'running',
  ): string {
    this.#count += 1;
    const id = `c${String(this.#count)}`;
    this.#containers.set(id, {
      id,
      name,
      image: 'demo:1',
      labels,
      state,
      exitCode: 0,
      hostPid: 1,
      workingDirectory: '/',
      tty: true,
      published: [],
      startedAt: 'now',
    });
    return id;
  }

  about(): Promise<EngineAbout> {
    return this.#answered({ product: 'Memory', version: '1' } as EngineAbout);
  }

  image(): ReturnType<Engine['image']> {
    return this.#answered({ id: 'demo:1', tags: ['demo:1'], labels: {} });
  }

  container(nameOrId: string): Promise<ContainerFacts | undefined> {
    const all = [...this.#containers.values()];
    return this.#answered(all.find(({ id, name }) => id === nameOrId || name === nameOrId));
  }

  create({ name, labels }: CreateRequest): Promise<string> {
    return this.#answered(this.add(name, labels));
  }

  async start(id: string): Promise<void> {
    await this.#answered(undefined);
    this.done.push(`start ${id}`);
  }

  async unpause(id: string): Promise<void> {
    await this.#answered(undefined);
    this.done.push(`unpause ${id}`);
  }

  async stop(id: string): Promise<void> {
    await this.#answered(undefined);
    this.done.push(`stop ${id}`);
  }

  async remove(id: string): Promise<void> {
    await this.#answered(undefined);
    this.#containers.delete(id);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a stream without any event.
  async *events(): AsyncGenerator<EngineEvent> {
    if (this.failure !== undefined) throw this.failure;
    yield* [];
  }

  images = unexpected;
  pull = unexpected;
  load = unexpected;
  importRoot = unexpected;
  build = unexpected;
  removeImage = unexpected;
  containers = unexpected;
  logs = unexpected;
  exec = unexpected;
  processes = unexpected;

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }

  #answered<T>(answer: T): Promise<T> {
    return this.failure === undefined ? Promise.resolve(answer) : Promise.reject(this.failure);
  }
}

function unexpected(): never {
  assert.fail('not to be asked');
}
