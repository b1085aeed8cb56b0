import type { Disposable } from '../../core/base/disposable';
import type { LabSession } from '../../run/labSession';
import { Panels } from '../webviews/panels';
import type { ThreadPanel } from './threadPanel';

/** The thread views that are open, one for each lab. */
export class ThreadPanels implements Disposable {
  readonly #open = new Panels<ThreadPanel>();

  /** The view of a lab; undefined where none is open. */
  of(lab: string): ThreadPanel | undefined {
    return this.#open.get(lab);
  }

  get all(): readonly ThreadPanel[] {
    return this.#open.all;
  }

  /** Takes the place of the view that its lab had. */
  put(view: ThreadPanel): void {
    this.#open.put(view);
  }

  /** The lab was read anew: its view goes on with the new session. */
  renew(session: LabSession): void {
    const open = this.of(session.lab.id);
    if (open === undefined || open.session === session) return;
    open.dispose();
    this.put(open.of(session));
  }

  /** Closes the views of all labs but these. */
  closeOthers(sessions: readonly LabSession[]): void {
    for (const { session, panel } of this.#open.all)
      if (!sessions.includes(session)) panel.dispose();
  }

  dispose(): void {
    this.#open.dispose();
  }
}
