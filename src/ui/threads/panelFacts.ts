import { isLabsError } from '../../core/base/errors';
import type { ShownFacts } from '../../core/recording/shownFacts';
import type { LabSession } from '../../run/labSession';
import { readFactsOf } from './labTold';

/** What is read of a container once for each run of it: its configuration does not change while it runs. */
export interface ContainerTold extends Pick<ShownFacts, 'facts' | 'factPlaces'> {
  /** Whether signals may be sent to its processes. */
  readonly mayTouch: boolean;
}

/** Between two questions where the first was not answered. */
const pauseMilliseconds = 1000;

/** Keeps what is told of a session's container. */
export class PanelFacts {
  #told: ContainerTold = { facts: {}, factPlaces: {}, mayTouch: false };
  #of: string | undefined;
  #isReading = false;
  /** Milliseconds since the epoch: a server that has not begun, or tells nothing, is not asked at each look. */
  #restsUntil = 0;

  constructor(
    private readonly session: LabSession,
    /** Something else is told from now on. */
    private readonly changed: () => void,
  ) {}

  get told(): ContainerTold {
    return this.#told;
  }

  /** Reads it, where that was not done yet. */
  async read(): Promise<void> {
    const { container, lab } = this.session;
    const of = `${container?.id ?? ''} ${container?.startedAt ?? ''}`;
    if (this.#of === of || this.#isReading || Date.now() < this.#restsUntil) return;
    this.#isReading = true;
    try {
      const facts = await readFactsOf(this.session);
      const run = await this.session.run();
      const told = { ...facts, mayTouch: container !== undefined && run.mayTouch(container) };
      const isNew = JSON.stringify(told) !== JSON.stringify(this.#told);
      this.#told = told;
      // A server that has not begun yet is asked again.
      if (Object.keys(lab.facts).length === 0 || Object.keys(told.facts).length > 0) this.#of = of;
      if (isNew) this.changed();
    } catch (caught) {
      // Without its facts the picture lacks the limits, and nothing else.
      if (!isLabsError(caught)) throw caught;
    } finally {
      this.#isReading = false;
      this.#restsUntil = Date.now() + pauseMilliseconds;
    }
  }
}
