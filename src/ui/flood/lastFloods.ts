import { samePlan } from '../../core/flood/samePlan';
import type { FloodWork } from '../../core/lab/model';
import type { FloodState } from '../../core/ports';
import type { LabSession } from '../../run/labSession';

interface LastFlood {
  readonly work: FloodWork;
  state: FloodState | undefined;
}

/** Knows which flood was asked for last for a lab, and what has been made of it, so that the same can
 * be had again. */
export class LastFloods {
  readonly #last = new WeakMap<LabSession, LastFlood>();

  /** Called before a flood starts, since it may be refused. */
  asked(session: LabSession, work: FloodWork): void {
    const last: LastFlood = { work, state: undefined };
    if (!this.#last.has(session))
      session.onFlood((state) => {
        const now = this.#last.get(session);
        if (now !== undefined && state !== undefined) now.state = state;
      });
    this.#last.set(session, last);
  }

  /** The port of the container that the last flood goes to; undefined where there is only one. */
  portOf(session: LabSession): number | undefined {
    const { ports } = session.loaded.container;
    return ports.length < 2
      ? undefined
      : (this.#last.get(session)?.work.port ?? ports[0]?.container);
  }

  /** The last flood as it was in the end; undefined where there was none. */
  of(session: LabSession): FloodWork | undefined {
    const last = this.#last.get(session);
    return last === undefined ? undefined : samePlan(last.work, last.state);
  }
}
