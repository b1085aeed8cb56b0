import type { Disposable } from '../../core/base/disposable';
import type { FloodEnd, FloodState } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';
import { FloodNotices } from './floodNotices';
import { FloodStatus } from './floodStatus';

/** Hears of all floods: shows them in the status bar, and tells what nobody has asked for. */
export class FloodFollower implements Disposable {
  readonly #status: FloodStatus;
  readonly #notices: FloodNotices;

  constructor(services: Services) {
    this.#status = new FloodStatus(services.floods);
    this.#notices = new FloodNotices(services);
  }

  async changed(session: LabSession, state: FloodState | undefined): Promise<void> {
    this.#status.show(session, state);
    await this.#notices.changed(session, state);
  }

  async ended(session: LabSession, end: FloodEnd): Promise<void> {
    await this.#notices.ended(session, end);
  }

  dispose(): void {
    this.#status.dispose();
  }
}
