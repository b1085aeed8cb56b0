import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describeCaught, isLabsError } from '../../src/core/base/errors';
import type { BuildRequest, ContainerFacts, CreateRequest, Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';
import { skipSuite } from './skip';

/**
 * A suite that needs a real engine. Where none answers, or no image is there to work with, each of
 * its tests is counted as skipped and says why in its name. After each test nothing may be left that
 * carries the test's labels, and after the suite nothing that carries the suite's.
 */
export function describeWithEngine(title: string, body: (real: RealEngine) => void): void {
  describe(title, function () {
    // Builds and containers on a busy machine: no test waits this long unless something hangs.
    this.timeout(120_000);
    const real = new RealEngine();
    before(async function () {
      try {
        await real.open();
      } catch (caught) {
        const reason = isLabsError(caught) ? caught.explanation.what : describeCaught(caught);
        skipSuite(this, reason);
      }
    });
    beforeEach(() => {
      real.beginTest();
    });
    body(real);
    afterEach(() => real.endTest());
    after(() => real.close());
  });
}

/** Images that tests may build on, the smallest first; all have a shell. */
const usableImages = [
  'live-labs-stand-in/minbase:bookworm',
  'live-labs-stand-in/httpd:2.4',
  'httpd:2.4',
];

/** The first image to work with that this engine has; none is ever pulled for a test. */
export async function testImage(engine: Engine): Promise<string> {
  for (const image of usableImages) if ((await engine.image(image)) !== undefined) return image;
  throw new Error(`none of the images ${usableImages.join(', ')} is on this machine`);
}

/** What an engine holds for a test, and removes when the test lets go of it. */
export interface Held extends AsyncDisposable {
  readonly name: string;
}

/** The engine under test, and throwaway things in it. */
export class RealEngine {
  readonly #suite = randomBytes(4).toString('hex');
  #test = 0;
  #scope = this.#suite;
  #engine: Engine | undefined;
  #image = '';
  #sleeper: Held | undefined;

  get engine(): Engine {
    assert.ok(this.#engine, 'the engine is there from the first hook of a body on');
    return this.#engine;
  }

  /** An image with a shell, to build on. */
  get baseImage(): string {
    return this.#image;
  }

  /** What everything carries that is made here: inside a test its own, else the suite's. */
  get labels(): Readonly<Record<string, string>> {
    return { 'live-labs.test': this.#scope };
  }

  /** A name that nothing else has. */
  uniqueName(): string {
    return `live-labs-test-${randomBytes(6).toString('hex')}`;
  }

  /** What to build, from a context folder that holds these files. */
  async buildRequest(files: Readonly<Record<string, string>>): Promise<BuildRequest & Held> {
    const context = await mkdtemp(join(tmpdir(), 'live-labs-test-'));
    for (const [file, text] of Object.entries(files)) await writeFile(join(context, file), text);
    const tag = this.uniqueName();
    return {
      context,
      tag,
      name: tag,
      args: {},
      labels: this.labels,
      [Symbol.asyncDispose]: async () => {
        await rm(context, { recursive: true });
        await this.engine.removeImage(tag);
      },
    };
  }

  /**
   * A Dockerfile on the base image. Its second line has the labels, so that what a build leaves
   * when it does not come to its end is found too; the given lines begin at line 3.
   */
  dockerfile(...lines: readonly string[]): string {
    const labels = Object.entries(this.labels).map(([key, value]) => `LABEL ${key}=${value}`);
    return [`FROM ${this.#image}`, ...labels, ...lines, ''].join('\n');
  }

  /** Builds an image of such a Dockerfile. */
  async build(...lines: readonly string[]): Promise<Held> {
    const request = await this.buildRequest({ Dockerfile: this.dockerfile(...lines) });
    await this.engine.build(request, {});
    return request;
  }

  /** What to create: by default a container that only sleeps, until it is asked to end. */
  async createRequest(changes: Partial<CreateRequest> = {}): Promise<CreateRequest> {
    return {
      name: this.uniqueName(),
      image: changes.image ?? (await this.#sleepImage()),
      labels: this.labels,
      ports: [],
      capabilities: [],
      environment: {},
      processLimit: 100,
      memoryBytes: 256 * 1024 * 1024,
      tty: false,
      ...changes,
    };
  }

  /** A container that was created and started. */
  async run(changes: Partial<CreateRequest> = {}): Promise<ContainerFacts & Held> {
    const id = await this.engine.create(await this.createRequest(changes));
    await this.engine.start(id);
    const facts = await this.engine.container(id);
    assert.ok(facts);
    return { ...facts, [Symbol.asyncDispose]: () => this.engine.remove(id) };
  }

  /** What a command in a container prints on its standard output, to the end. */
  async output(id: string, command: readonly string[]): Promise<string> {
    await using session = await this.engine.exec(id, { command, tty: false });
    session.endInput();
    let text = '';
    for await (const { stream, data } of session.output)
      if (stream === 'stdout') text += Buffer.from(data).toString();
    return text;
  }

  /** The container once it does not run any more; a test's own time limit ends the wait. */
  async waitUntilEnded(id: string): Promise<ContainerFacts> {
    for (;;) {
      const facts = await this.engine.container(id);
      assert.ok(facts);
      if (facts.state !== 'running') return facts;
      await this.pause();
    }
  }

  /** Between two looks at something that takes its time. */
  async pause(): Promise<void> {
    await setTimeout(20);
  }

  async open(): Promise<void> {
    this.#engine = await findEngine();
    this.#image = await testImage(this.#engine);
  }

  beginTest(): void {
    this.#test += 1;
    this.#scope = `${this.#suite}-${String(this.#test)}`;
  }

  async endTest(): Promise<void> {
    const { labels } = this;
    this.#scope = this.#suite;
    await this.#assertNothingLeft(labels);
  }

  async close(): Promise<void> {
    if (this.#image !== '') {
      await this.#sleeper?.[Symbol.asyncDispose]();
      await this.#assertNothingLeft(this.labels);
    }
    await this.#engine?.[Symbol.asyncDispose]();
  }

  /** Made once a suite, since every container of a test that names no image comes from it. */
  async #sleepImage(): Promise<string> {
    if (this.#sleeper === undefined) {
      const scope = this.#scope;
      this.#scope = this.#suite;
      this.#sleeper = await this.build('STOPSIGNAL SIGKILL', 'CMD ["sleep", "infinity"]');
      this.#scope = scope;
    }
    return this.#sleeper.name;
  }

  /** What is left is removed as well, so that it fails one test and not all that follow. */
  async #assertNothingLeft(labels: Readonly<Record<string, string>>): Promise<void> {
    const containers = await this.engine.containers(labels);
    for (const { id } of containers) await this.engine.remove(id);
    const images = await this.engine.images(labels);
    for (const { id, tags } of images) await this.engine.removeImage(tags[0] ?? id);
    const left = [...containers.map(({ name }) => name), ...images.flatMap(({ tags }) => tags)];
    // An image without a tag is what a failed build had finished: the engine keeps it on purpose.
    assert.deepEqual(left, [], 'a test leaves nothing behind');
  }
}
