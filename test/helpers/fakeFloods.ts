import { LabsError } from '../../src/core/base/errors';
import { Emitter } from '../../src/core/base/event';
import type { FloodPlan } from '../../src/core/flood/floodPlan';
import type { Flood, FloodChange, FloodEnd, FloodState, StartFlood } from '../../src/core/ports';
import { floodState } from './floods';

/** Floods that hold nothing: all that were started, and what keeps a test waiting for them. */
export class FakeFloods {
  readonly started: FakeFlood[] = [];
  /** Each start takes until this is over. */
  starting: Promise<void> = Promise.resolve();
  /** Each release takes until this is over. */
  releasing: Promise<void> = Promise.resolve();
  /** How many are safe. */
  most = 1000;
  /** So many starts are refused for now, as while the engine's proxy still lets go of others. */
  refusals = 0;

  readonly start: StartFlood = async (_engine, _container, port, plan) => {
    await this.starting;
    this.refuseMany(this.refusals > 0 ? Infinity : plan.count);
    const flood = new FakeFlood(this, port, plan);
    this.started.push(flood);
    return flood;
  };

  /** How many connections each holds that still stands. */
  get held(): readonly number[] {
    return this.started.map(({ state }) => state.held).filter((held) => held > 0);
  }

  refuseMany(asked: number): void {
    const { most } = this;
    if (asked === Infinity) this.refusals -= 1;
    if (asked > most)
      throw new LabsError('flood-too-big', { name: 'demo-test', asked, most, why: '' });
  }
}

/** Holds at once what it is told to hold, and takes no change once it is ending. */
class FakeFlood implements Flood {
  readonly #changes = new Emitter<FloodState>();
  readonly onChange = this.#changes.event;
  readonly settled = Promise.resolve();
  #tellEnd!: (end: FloodEnd) => void;
  readonly ended = new Promise<FloodEnd>((resolve) => {
    this.#tellEnd = resolve;
  });
  #isEnding = false;
  state: FloodState;

  constructor(
    private readonly floods: FakeFloods,
    readonly port: number,
    { count, profile, replacing }: FloodPlan,
  ) {
    this.state = floodState({ wanted: count, profile, replacing });
  }

  async change({
    wanted = this.state.wanted,
    replacing = this.state.replacing,
  }: FloodChange): Promise<boolean> {
    await Promise.resolve();
    if (this.#isEnding) return false;
    this.floods.refuseMany(wanted);
    this.state = floodState({ ...this.state, wanted, replacing, held: wanted });
    this.#changes.fire(this.state);
    return true;
  }

  async release(why?: LabsError): Promise<void> {
    this.#isEnding = true;
    await this.floods.releasing;
    this.state = { ...this.state, held: 0 };
    this.#tellEnd(why === undefined ? { why: 'released' } : { why: 'failed', failure: why });
  }

  /** Its time is over, which is told a moment later. */
  runOut(): { readonly tell: () => void } {
    this.#isEnding = true;
    this.state = { ...this.state, held: 0 };
    return {
      tell: () => {
        this.#tellEnd({ why: 'time' });
      },
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }
}
