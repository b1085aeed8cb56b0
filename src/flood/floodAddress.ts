import { isLabsError, LabsError } from '../core/base/errors';
import { lostWithEngine, lostWithRun } from '../core/flood/floodLoss';
import { refusedOf } from '../core/flood/floodWords';
import type { ContainerFacts, Engine } from '../core/ports';
import type { FloodTarget } from './floodTarget';
import { nothingHeld, type HeldCounts } from './messages';

/** The run of a container that a flood is meant for, and how its port comes to this machine. */
export interface FloodRun {
  readonly engine: Engine;
  readonly container: ContainerFacts;
  readonly target: FloodTarget;
  /** Whether the port still is held by whom it was held before the first connection; undefined
   * where a system does not show that. */
  readonly isSame: (() => Promise<boolean>) | undefined;
  /** What proves that in less than a millisecond, where there is such a thing. */
  readonly proof: (() => Promise<boolean>) | undefined;
  /** Whether a refusal is the only sign that nobody listens any more. */
  readonly refusalsTell: boolean;
}

/** Refused attempts in a row, with nothing let in, after which a port is taken for dead. */
const manyRefusals = 3;

/** The address of a flood, which is looked at again and again. */
export class FloodAddress {
  readonly #refusals = new RefusalsInRow();

  constructor(private readonly run: FloodRun) {}

  /**
   * Says why the target is not the container's any more, undefined where it is. A port that the engine
   * names again, for the same run of the same container, with the same proxy at it and the same
   * listening socket, was never anybody else's in between: so what was connected to it before this
   * look is connected to that container.
   */
  async look(counts: HeldCounts, onProof?: () => void): Promise<LabsError | undefined> {
    const { engine, container, target, isSame, proof, refusalsTell } = this.run;
    const { name } = container;
    const refusals = this.#refusals.after(counts);
    // An engine needs some milliseconds to answer, even to be asked, and so does the kernel for its tables.
    if (onProof !== undefined && (await proof?.()) === true) onProof();
    // Both tell what was so after they were asked.
    const [now, isSameHolder] = await Promise.all([
      engine.container(container.id).catch(ownFailure),
      isSame?.() ?? true,
    ]);
    if (now instanceof LabsError) return lostWithEngine(name, now);
    const lost = lostWithRun(this.run, now);
    if (lost !== undefined) return lost;
    const isDead = !isSameHolder || (refusalsTell && refusals >= manyRefusals);
    const address = `${target.host}:${target.port}`;
    return isDead ? new LabsError('port-dead', { name, address }) : undefined;
  }
}

function ownFailure(caught: unknown): LabsError {
  if (isLabsError(caught)) return caught;
  throw caught;
}

/** Counts the refusals since a connection was last let in. */
export class RefusalsInRow {
  #before = nothingHeld;
  /** Those of before. */
  #old = 0;

  /** How many there are in a row at a look with these counts. */
  after(counts: HeldCounts): number {
    const before = this.#before;
    this.#before = counts;
    const refused = refusedOf(counts);
    const wasLetIn =
      counts.held > 0 ||
      counts.dropped > before.dropped ||
      counts.replaced > before.replaced ||
      // A look that no new refusal has asked for was asked for by a connection that opened.
      refused === refusedOf(before);
    if (wasLetIn) this.#old = refused;
    return refused - this.#old;
  }
}
