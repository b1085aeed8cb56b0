import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { endAll } from '../core/base/endAll';
import { isLabsError, LabsError } from '../core/base/errors';
import { containerStopped } from '../core/containerStopped';
import {
  labLabel,
  leaseLabel,
  ownerLabel,
  type ContainerFacts,
  type PortBinding,
  type Progress,
} from '../core/ports';
import { provideBaseImages } from './baseImages';
import { contextFolder } from './contextFolder';
import { isLeaseHeld } from './lease';
import type { RunnableLab } from './loadLab';
import type { RunContext } from './runContext';

/** A program that dies of its configuration does so at once; one that lives this long has started. */
const firstMomentsMilliseconds = 1000;
const lookMilliseconds = 100;

/** A container that is removed by force is gone a moment after its end. */
const removalLooks = 6;

/** httpd needs a moment to close its connections; what takes longer is killed. */
const stopGraceSeconds = 5;

/** What counts as our own: all that this installation has made and no run holds, as for a student who
 * goes on the next day, or only what this very object has made, as for a test. */
export type Claim = 'installation' | 'run';

/** The one container of a lab: found by its name and label, whoever started it; made, stopped and
 * removed only where it carries our owner label and is ours by the claim. */
export class LabContainer {
  readonly #ownTag = `run-${randomUUID().slice(0, 8)}`;
  readonly #made = { containers: new Set<string>(), images: new Set<string>() };
  #built: string | undefined;
  /** Containers that are removed by us. */
  readonly #removed = new Set<string>();
  /** How much goes on that may remove the container as well. */
  #removers = 0;

  constructor(
    private readonly lab: RunnableLab,
    private readonly context: RunContext,
    private readonly claim: Claim = 'installation',
  ) {}

  /** What was made here and not removed again: the container's name, and its image. */
  get left(): { readonly container?: string; readonly image?: string } {
    return {
      ...(this.#made.containers.size === 0 ? {} : { container: this.lab.container.name }),
      ...(this.#built === undefined ? {} : { image: this.#built }),
    };
  }

  /** The container as the engine has it now; a container of something else counts as none. */
  async find(): Promise<ContainerFacts | undefined> {
    const found = await this.context.engine.container(this.lab.container.name);
    return found?.labels[labLabel] === this.lab.lab.id ? found : undefined;
  }

  /** The running container. Fails with `container-missing` or `container-stopped`. */
  async running(): Promise<ContainerFacts> {
    const { name } = this.lab.container;
    const found = await this.find();
    if (found === undefined) throw new LabsError('container-missing', { name });
    if (found.state !== 'running') throw containerStopped(found);
    return found;
  }

  /** Where the container's port is published now; undefined where it is not. */
  async publishedPort(containerPort: number | undefined): Promise<number | undefined> {
    const wanted = containerPort ?? this.lab.container.ports[0]?.container;
    return (await this.find())?.published.find(({ container }) => container === wanted)?.host;
  }

  /** Builds the image, or gets it where the lab names one. */
  async build(progress: Progress): Promise<void> {
    const { engine, log } = this.context;
    const { source, name } = this.lab.container;
    // A name that cannot be had is told before minutes are spent on an image for it.
    const present = await engine.container(name);
    if (present !== undefined) this.#refuseOthers(present);
    if (source.kind === 'image') {
      if ((await engine.image(source.image)) === undefined)
        await engine.pull(source.image, progress);
      return;
    }
    const folder = await contextFolder(this.lab.folder, source.context);
    const args = await provideBaseImages(folder, source.args, engine, log, progress);
    const tag = this.#image();
    this.#made.images.add(tag);
    await engine.build({ context: folder, tag, args, labels: this.#labels() }, progress);
    this.#built = tag;
  }

  /**
   * Creates and starts the container; one of ours that is there already is started where it stands,
   * and goes on where it was paused.
   * A taken port is replaced by a free one. Fails with `name-taken`, `lab-in-use`,
   * `container-died` and what the engine fails with.
   */
  async start(progress: Progress): Promise<void> {
    const { engine } = this.context;
    const present = await engine.container(this.lab.container.name);
    if (present !== undefined) {
      this.#refuseOthers(present);
      await (present.state === 'paused' ? engine.unpause(present.id) : engine.start(present.id));
    } else {
      if ((await engine.image(this.#image())) === undefined) await this.build(progress);
      await this.#createAndStart();
    }
    await this.#surviveFirstMoments();
  }

  /** Stops and removes the container. Fails with `container-foreign` where it is not ours, and with
   * `lab-in-use` where another run has made it. */
  async stop(): Promise<void> {
    const own = await this.#own();
    if (own === undefined) return;
    await this.context.engine.stop(own.id, stopGraceSeconds);
    await this.#remove(own.id);
  }

  /** Stops the container and starts the same one again, so that the engine opens its ports anew. Fails
   * as `stop` does, and with what `start` fails with. */
  async restart(): Promise<void> {
    const { engine } = this.context;
    const own = await this.#own('restart');
    if (own === undefined)
      throw new LabsError('container-missing', { name: this.lab.container.name });
    await engine.stop(own.id, stopGraceSeconds);
    await engine.start(own.id);
    await this.#surviveFirstMoments();
  }

  /** Removes, without asking its program to end, the container that was made here. Fails as `stop`
   * does where another has the name: that one stays. */
  async discard(): Promise<void> {
    for (const id of this.#made.containers) await this.#remove(id);
    await this.#own();
  }

  /** Does something of the lab that may remove the container, as each command of this machine may:
   * what is gone after it is not missed. */
  async letRemove<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#removers += 1;
    try {
      return await work();
    } finally {
      await this.#forgetRemoved();
      this.#removers -= 1;
    }
  }

  /** Whether the container was made here, and neither we nor the lab have removed it. */
  misses(id: string): boolean {
    return this.#removers === 0 && this.#made.containers.has(id) && !this.#removed.has(id);
  }

  /** Fails with `container-lost` where somebody else has removed what was made here; `hasEnded` where
   * something has ended that may have gone with it. */
  async mustBeThere(hasEnded = false): Promise<void> {
    for (const id of this.#made.containers)
      if ((await this.#isRemoved(id, hasEnded)) && this.misses(id))
        throw new LabsError('container-lost', { name: this.lab.container.name });
  }

  /** Who removes a container ends it first, and its programs before it: one that may be about to go is
   * looked at again. */
  async #isRemoved(id: string, hasEnded: boolean): Promise<boolean> {
    const { engine, clock } = this.context;
    for (let look = 0; look < removalLooks; look += 1) {
      if (look > 0) await clock.sleep(lookMilliseconds);
      const found = await engine.container(id);
      if (found === undefined) return true;
      if (found.state === 'running' && !hasEnded) return false;
    }
    return false;
  }

  /** Removes what this run made and nothing else. */
  async removeMade(): Promise<void> {
    const { engine } = this.context;
    await endAll(
      ...[...this.#made.containers].map((id) => () => this.#remove(id)),
      ...[...this.#made.images].map((tag) => () => engine.removeImage(tag)),
    );
  }

  /** The container, where it may be ended by us. */
  async #own(wish: 'rm -f' | 'restart' = 'rm -f'): Promise<ContainerFacts | undefined> {
    const found = await this.find();
    if (found === undefined) return undefined;
    if (found.labels[ownerLabel] !== this.context.owner)
      throw new LabsError('container-foreign', { name: found.name, wish });
    this.#refuseOthers(found);
    return found;
  }

  /** An engine that does not answer is told by whoever needs it next. */
  async #forgetRemoved(): Promise<void> {
    const { engine } = this.context;
    for (const id of this.#made.containers) {
      const isGone = await engine.container(id).then(
        (found) => found === undefined,
        () => false,
      );
      if (isGone) this.#made.containers.delete(id);
    }
  }

  async #remove(id: string): Promise<void> {
    this.#removed.add(id);
    await this.context.engine.remove(id);
    this.#made.containers.delete(id);
  }

  /** Each port that is taken is replaced by a free one; the others stay as the lab wants them. */
  async #createAndStart(): Promise<void> {
    const { engine, log } = this.context;
    const { ports } = this.lab.container;
    let wanted = ports;
    for (;;) {
      const id = await this.#create(wanted);
      try {
        await engine.start(id);
        break;
      } catch (caught) {
        if (!isLabsError(caught, 'port-taken')) throw caught;
        const { port } = caught.facts;
        if (!wanted.some(({ host }) => host === port)) throw caught;
        // A port cannot be changed once the container exists. The engine chooses the free one, so
        // that nobody can take it in between.
        await this.#remove(id);
        wanted = wanted.map((binding) =>
          binding.host === port ? { ...binding, host: 0 } : binding,
        );
      }
    }
    for (const [index, { container, host }] of ports.entries()) {
      if (wanted[index]?.host !== 0 || host === 0) continue;
      const used = await this.publishedPort(container);
      log.warn(
        l10n.t('Port {0} is taken on this machine; the lab uses {1} instead.', host, used ?? ''),
      );
    }
  }

  async #create(ports: readonly PortBinding[]): Promise<string> {
    const { container } = this.lab;
    const id = await this.context.engine.create({
      ...container,
      ports,
      image: this.#image(),
      labels: this.#labels(),
    });
    this.#made.containers.add(id);
    return id;
  }

  #refuseOthers(present: ContainerFacts): void {
    const { id, labels, name, image } = present;
    const ofThisLab = labels[labLabel] === this.lab.lab.id;
    if (labels[ownerLabel] !== this.context.owner)
      throw new LabsError('name-taken', { name, image, ...(ofThisLab ? { ofThisLab } : {}) });
    if (this.#made.containers.has(id)) return;
    const lease = labels[leaseLabel];
    // What has no lease was made for a student, or was kept.
    const isHeld = lease === undefined ? this.claim === 'run' : isLeaseHeld(lease);
    if (isHeld) throw new LabsError('lab-in-use', { name });
  }

  async #surviveFirstMoments(): Promise<void> {
    const { engine, clock } = this.context;
    const { name } = this.lab.container;
    const end = clock.now() + firstMomentsMilliseconds;
    while (clock.now() < end) {
      const found = await this.find();
      if (found === undefined) throw new LabsError('container-missing', { name });
      if (found.state === 'exited' || found.state === 'dead') {
        const log = await engine.logs(found.id, 10);
        throw new LabsError('container-died', { name, exitCode: found.exitCode, log });
      }
      await clock.sleep(lookMilliseconds);
    }
  }

  /** A test's image has a tag of its own, so that a student's is never replaced. */
  #image(): string {
    const { source } = this.lab.container;
    if (source.kind === 'image') return source.image;
    const ofStudent = this.claim === 'installation' && this.context.lease === undefined;
    return `live-labs/${this.lab.lab.id}:${ofStudent ? 'latest' : this.#ownTag}`;
  }

  #labels(): Readonly<Record<string, string>> {
    const { owner, lease } = this.context;
    return {
      [labLabel]: this.lab.lab.id,
      [ownerLabel]: owner,
      ...(lease === undefined ? {} : { [leaseLabel]: lease }),
    };
  }
}
