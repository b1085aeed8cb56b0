import * as l10n from '@vscode/l10n';
import { isLabsError, LabsError } from '../core/base/errors';
import { Emitter } from '../core/base/event';
import { endedBefore } from '../core/flood/floodLoss';
import { floodPlan, type FloodPlan } from '../core/flood/floodPlan';
import type { FloodWork } from '../core/lab/model';
import type {
  ContainerFacts,
  Flood,
  FloodChange,
  FloodCounts,
  FloodEnd,
  FloodState,
  Progress,
} from '../core/ports';
import type { RunnableLab } from './loadLab';
import type { RunContext } from './runContext';

/**
 * The one flood of a run. What is asked of it is done in turn, each after the one before has ended:
 * so whatever is released later finds what was started earlier, and no two stand without one
 * knowing of the other. Disposing releases it, and none stands from then on.
 */
export class LabFlood implements AsyncDisposable {
  readonly #changes = new Emitter<FloodState | undefined>();
  readonly #ends = new Emitter<FloodEnd>();
  /** Tells each change of the connections that are held; undefined once there are none. */
  readonly onChange = this.#changes.event;
  /** Tells why a flood has ended, also one that nobody has ended. */
  readonly onEnd = this.#ends.event;
  #standing: StandingFlood | undefined;
  #over: FloodEnd['why'] | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(
    private readonly loaded: RunnableLab,
    private readonly context: Pick<RunContext, 'engine' | 'startFlood' | 'clock'>,
    private readonly running: () => Promise<ContainerFacts>,
  ) {}

  /** The connections that are held now; undefined where there is no flood. */
  get state(): FloodState | undefined {
    return this.#standing && told(this.#standing);
  }

  /** Why the last one that stood is over; undefined where none has ended. */
  get over(): FloodEnd['why'] | undefined {
    return this.#over;
  }

  /** Holds what the work asks for; a flood of the same kind at the same port is changed to it, so that
   * what is held stays. Where more are refused than are safe, the flood that stands goes on. */
  async start(work: FloodWork, progress: Progress): Promise<void> {
    const { container, file } = this.loaded;
    const port = work.port ?? container.ports[0]?.container;
    if (port === undefined)
      throw new LabsError('lab-incomplete', {
        file,
        missing: l10n.t({ message: 'published port', comment: 'it has no ...' }),
      });
    const held = await this.#inTurn(() => this.#hold(port, floodPlan(work)));
    await held.settled;
    progress.report?.(describeFlood(held.state));
  }

  /** Changes the flood that there is. Fails with `flood-too-big`, and with `flood-lost` where there
   * is none any more. */
  change(change: FloodChange): Promise<void> {
    return this.#inTurn(async () => {
      const isTaken = await this.#standing?.held.change(change);
      if (isTaken !== true) throw endedBefore(this.loaded.container.name);
    });
  }

  /** Releases the flood, if there is one; with a reason where nobody has asked for it. */
  release(progress: Progress = {}, why?: LabsError): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#standing === undefined) return;
      const words = describeFlood(this.#standing.held.state);
      progress.report?.(l10n.t('before the release: {0}', words));
      await end(this.#standing, why);
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    return this.release();
  }

  async #hold(port: number, plan: FloodPlan): Promise<Flood> {
    if (this.#isClosed) throw new LabsError('lab-unknown', { lab: this.loaded.lab.id });
    const { count, profile, rampMilliseconds, replacing, limitMilliseconds } = plan;
    const kind = `${port} ${profile} ${rampMilliseconds}`;
    const before = this.#standing;
    const change = { wanted: count, replacing, limitMilliseconds };
    if (before?.kind === kind && (await before.held.change(change))) {
      if (before.replaces !== replacing) {
        before.replaces = replacing;
        this.#changes.fire(this.state);
      }
      return before.held;
    }
    const container = await this.running();
    const isInItsWay = before?.port === port;
    if (isInItsWay) await makeWay(before, count);
    const held = await this.#start(container, port, plan, isInItsWay ? partingMilliseconds : 0);
    this.#follow({ kind, port, held, replaces: replacing });
    if (before !== undefined && before.port !== port) {
      await end(before);
      // Who has just heard of an end hears what stands all the same.
      this.#changes.fire(this.state);
    }
    return held;
  }

  /** Starts it as soon as it is let, within some time. */
  async #start(
    container: ContainerFacts,
    port: number,
    plan: FloodPlan,
    patience: number,
  ): Promise<Flood> {
    const { engine, startFlood, clock } = this.context;
    const last = clock.now() + patience;
    for (;;) {
      try {
        return await startFlood(engine, container, port, plan);
      } catch (caught) {
        if (!isLabsError(caught, 'flood-too-big') || clock.now() >= last) throw caught;
        await clock.sleep(againMilliseconds);
      }
    }
  }

  #follow(flood: Omit<StandingFlood, 'over'>): void {
    const { held } = flood;
    const over = held.ended.then((ended) => {
      if (this.#standing === standing) {
        this.#standing = undefined;
        this.#over = ended.why;
        this.#changes.fire(undefined);
      }
      this.#ends.fire(ended);
    });
    const standing = { ...flood, over };
    this.#standing = standing;
    held.onChange(() => {
      if (this.#standing === standing) this.#changes.fire(this.state);
    });
    this.#changes.fire(this.state);
  }

  /** Does it once all is done that was asked for before. */
  #inTurn<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/**
 * The engine's port proxy keeps for a moment what was released, and it counts as in use: of 2,000
 * connections to httpd it had 10,948 descriptors after 0.3 s, and room for 2,000 others 1.3 s later.
 */
const partingMilliseconds = 5000;
const againMilliseconds = 250;

/** A flood with what makes it another one than the next. */
interface StandingFlood {
  /** Its port, profile and ramp. */
  readonly kind: string;
  readonly port: number;
  readonly held: Flood;
  /** Whether it was asked to replace what the server drops, whatever has been made of it since. */
  replaces: boolean;
  /** Its end has been told. */
  readonly over: Promise<void>;
}

/**
 * Ends a flood for another of so many at the same port, where both together need not be safe. How many
 * are safe there without it was found before it stood, so it is asked whether it could be so many:
 * where they are too many that fails, and it goes on.
 */
async function makeWay(flood: StandingFlood, count: number): Promise<void> {
  const { held } = flood;
  if (count > held.state.wanted) await held.change({ wanted: count });
  await end(flood);
}

/** Its state, and whether it was asked for as it is. */
function told({ held, replaces }: StandingFlood): FloodState {
  const { state } = held;
  return replaces && !state.replacing ? { ...state, isPaused: true } : state;
}

async function end({ held, over }: StandingFlood, why?: LabsError): Promise<void> {
  await held.release(why);
  await over;
}

/** What the server closes by itself is told too: a flood that is said to be held must be held. */
function describeFlood({ wanted, held, dropped, replaced, failed }: FloodCounts): string {
  const failures = Object.entries(failed).map(([code, count]) => `${String(count)} x ${code}`);
  return [
    l10n.t('{0} of {1} connections held', held, wanted),
    l10n.t('{0} dropped by the server', dropped),
    l10n.t('{0} replaced', replaced),
    failures.length === 0 ? l10n.t('none failed') : l10n.t('failed: {0}', failures.join(', ')),
  ].join(', ');
}
