import type { Clock } from '../core/base/clock';
import { describeCaught, isLabsError, LabsError } from '../core/base/errors';
import { Emitter } from '../core/base/event';
import type { FloodPlan } from '../core/flood/floodPlan';
import { refusedOf } from '../core/flood/floodWords';
import type { Flood, FloodChange, FloodEnd, FloodState } from '../core/ports';
import type { FloodTarget } from './floodTarget';
import type { FloodChannel } from './channel';
import { nothingHeld, requestOf, type FloodReport, type HeldCounts } from './messages';
import { readReport } from './readReport';
import { refuseNonsense } from './refuseNonsense';

/** What a flood is told by who started it. */
export interface FloodSurroundings {
  readonly target: FloodTarget;
  /** The container's port. */
  readonly port: number;
  readonly from: FloodState['from'];
  readonly clock: Clock;
  /**
   * Says why the target is not the container's any more; undefined where it still is. As soon as that is
   * sure it may say so, before all is known.
   */
  readonly look: (counts: HeldCounts, onProof: () => void) => Promise<LabsError | undefined>;
  /** Fails where so many are not safe by now, of which some are held already. */
  readonly refuseMany: (wanted: number, held: number) => Promise<void>;
  /** The failure of a program that has ended by itself, or never began. */
  readonly lost: (
    hasBegun: boolean,
    complaint: string | undefined,
  ) => LabsError | Promise<LabsError>;
  /** Of the container, for people. */
  readonly name: string;
}

/** How often a ramp goes up a little. */
const rampStepMilliseconds = 100;

/** A busy machine may be late by this. */
const longestRampStep = 1000;

/** Looking at the container takes at most every sixth millisecond of the engine's time. */
const restShare = 5;

/** However long a look seems to have taken, since the machine may have slept or its clock been set. */
const longestRest = 2000;

/** After a release is asked for, so long may pass before the program is killed. */
const releaseMilliseconds = 5000;

/** A flood whose connections are held by a program of their own; it goes where that program goes. */
export class ProgramFlood implements Flood {
  readonly #changes = new Emitter<FloodState>();
  readonly onChange = this.#changes.event;
  #settle!: () => void;
  readonly settled = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });
  readonly ended: Promise<FloodEnd>;
  readonly #over = new AbortController();
  #counts: HeldCounts = nothingHeld;
  #wanted: number;
  #due: number;
  #replacing: boolean;
  #endsAt: number;
  #failure: LabsError | undefined;
  #looking = false;
  #isGoingUp = false;
  #rest: Promise<void> = Promise.resolve();
  #released: Promise<void> | undefined;

  constructor(
    private readonly channel: FloodChannel,
    private readonly plan: FloodPlan,
    private readonly around: FloodSurroundings,
  ) {
    const { count, rampMilliseconds, replacing, limitMilliseconds, profile } = plan;
    this.#wanted = count;
    this.#due = rampMilliseconds === 0 ? count : 0;
    this.#replacing = replacing;
    this.#endsAt = around.clock.now() + limitMilliseconds;
    channel.write({
      do: 'begin',
      ...around.target,
      request: requestOf(profile),
      count: this.#due,
      replacing,
      milliseconds: limitMilliseconds,
    });
    if (rampMilliseconds > 0) void this.#goUp();
    this.ended = this.#follow();
  }

  get state(): FloodState {
    const { held, dropped, replaced, failed, broken } = this.#counts;
    return {
      wanted: this.#wanted,
      due: this.#due,
      held,
      dropped,
      replaced,
      failed,
      broken,
      profile: this.plan.profile,
      replacing: this.#replacing,
      endsAt: this.#endsAt,
      from: this.around.from,
      port: this.around.port,
    };
  }

  async change({ wanted, replacing, limitMilliseconds }: FloodChange): Promise<boolean> {
    if (this.#isOver()) return false;
    refuseNonsense(this.around.name, {
      ...(wanted === undefined ? {} : { count: wanted }),
      ...(limitMilliseconds === undefined ? {} : { limitMilliseconds }),
    });
    if (wanted !== undefined && wanted > this.#wanted) {
      await this.around.refuseMany(wanted, this.#counts.held);
      if (this.#isOver()) return false;
    }
    if (wanted !== undefined) {
      // A ramp that still goes up goes up to the new number.
      this.#due = this.#isGoingUp ? Math.min(this.#due, wanted) : wanted;
      this.#wanted = wanted;
    }
    if (replacing !== undefined) this.#replacing = replacing;
    if (limitMilliseconds !== undefined) this.#endsAt = this.around.clock.now() + limitMilliseconds;
    this.channel.write({
      do: 'hold',
      count: this.#due,
      replacing: this.#replacing,
      ...(limitMilliseconds === undefined ? {} : { milliseconds: limitMilliseconds }),
    });
    this.#changes.fire(this.state);
    return true;
  }

  #isOver(): boolean {
    return this.#over.signal.aborted || this.#released !== undefined;
  }

  release(why?: LabsError): Promise<void> {
    this.#failure ??= why;
    this.#released ??= this.#release();
    return this.#released;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }

  async #release(): Promise<void> {
    this.channel.write({ do: 'release' });
    // A program that does not answer is ended: its connections are its own and end with it.
    const patience = new AbortController();
    const ending = this.around.clock.sleep(releaseMilliseconds, patience.signal).then(
      () => this.channel.end(),
      () => undefined,
    );
    await Promise.race([this.ended, ending]);
    patience.abort();
  }

  /** Hears the program until it has ended. */
  async #follow(): Promise<FloodEnd> {
    let why: 'released' | 'time' | undefined;
    let hasBegun = false;
    try {
      for await (const line of this.channel.lines) {
        const report = readReport(line);
        // Whatever says this is no program of ours, or one that is ours no more.
        if (report === undefined) break;
        hasBegun = true;
        if (report.is === 'ended') why = report.why;
        this.#hear(report);
        if (why !== undefined) break;
      }
    } catch {
      // The engine through which it was heard is gone: then it has ended without a word.
    }
    this.#over.abort();
    await this.channel.end();
    this.#counts = { ...this.#counts, held: 0 };
    this.#settle();
    this.#changes.fire(this.state);
    this.#changes.dispose();
    if (this.#failure !== undefined) return { why: 'failed', failure: this.#failure };
    if (why !== undefined) return { why };
    // One that had to be killed for a release is released.
    if (this.#released !== undefined) return { why: 'released' };
    return { why: 'failed', failure: await this.around.lost(hasBegun, this.channel.complaint()) };
  }

  #hear(report: FloodReport): void {
    switch (report.is) {
      case 'ready':
        return;
      case 'opened':
        return void this.#permit(report.upTo);
      case 'counts':
      case 'ended': {
        const before = this.#counts;
        this.#counts = report.counts;
        if (report.is === 'ended') return;
        const { held, dropped, stuck } = report.counts;
        // What is dropped leaves its place empty where it is not replaced.
        const reached = this.#replacing ? held : held + dropped;
        if (reached >= this.#wanted || stuck) this.#settle();
        if (refusedOf(report.counts) !== refusedOf(before)) void this.#suspect();
        this.#changes.fire(this.state);
      }
    }
  }

  /** Lets connections send that were open before the container was seen to have their address. */
  async #permit(upTo: number): Promise<void> {
    let isPermitted = false;
    const permit = (): void => {
      if (isPermitted || this.#isOver()) return;
      isPermitted = true;
      this.channel.write({ do: 'send', upTo });
    };
    if (await this.#look(permit)) permit();
  }

  /** Nobody listens at the address: is it still the container's? */
  async #suspect(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    await this.#look();
    this.#looking = false;
  }

  /** Whether the target is the container's own; ends the flood where it is not, or nobody can say. */
  async #look(onProof: () => void = () => undefined): Promise<boolean> {
    const { clock, look } = this.around;
    await this.#rest;
    const begin = clock.now();
    const failure = await look(this.#counts, onProof).catch((caught: unknown) =>
      isLabsError(caught) ? caught : this.#unsure(caught),
    );
    if (this.#over.signal.aborted) return false;
    const rest = Math.min(restShare * (clock.now() - begin), longestRest);
    this.#rest = clock.sleep(rest, this.#over.signal).catch(() => undefined);
    if (failure === undefined) return true;
    this.#failure ??= failure;
    void this.release();
    return false;
  }

  #unsure(caught: unknown): LabsError {
    return new LabsError('flood-lost', { name: this.around.name, why: describeCaught(caught) });
  }

  /** Always as steeply as planned, also when more or fewer are wanted meanwhile. */
  async #goUp(): Promise<void> {
    const { clock } = this.around;
    const { count, rampMilliseconds } = this.plan;
    this.#isGoingUp = true;
    let level = 0;
    let last = clock.now();
    while (this.#due < this.#wanted) {
      try {
        await clock.sleep(rampStepMilliseconds, this.#over.signal);
      } catch {
        return;
      }
      const now = clock.now();
      // No jump after the machine has slept.
      const passed = Math.min(now - last, longestRampStep);
      // From where it is, when fewer were wanted meanwhile.
      level = Math.min(level, this.#due) + (count * passed) / rampMilliseconds;
      last = now;
      this.#due = Math.max(this.#due, Math.min(this.#wanted, Math.ceil(level)));
      this.channel.write({ do: 'hold', count: this.#due });
    }
    this.#isGoingUp = false;
    this.#changes.fire(this.state);
  }
}
