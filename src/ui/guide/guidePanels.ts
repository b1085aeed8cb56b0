import * as vscode from 'vscode';
import { isLabsError } from '../../core/base/errors';
import type { Labs } from '../labs/labs';
import { Panels } from '../webviews/panels';
import type { GuidePanel } from './guidePanel';

/** The guides that are open, one for each lab. */
export class GuidePanels implements vscode.Disposable {
  readonly #open = new Panels<GuidePanel>();
  readonly #closed = new vscode.EventEmitter<string>();
  /** The page of the lab in this file was closed. */
  readonly onDidClose = this.#closed.event;

  /** The guide of a lab; undefined where none is open. */
  of(lab: string): GuidePanel | undefined {
    return this.#open.get(lab);
  }

  /** Takes the place of the guide that its lab had. */
  put(guide: GuidePanel): void {
    this.#open.put(guide);
    guide.panel.onDidDispose(() => {
      this.#closed.fire(guide.file);
    });
  }

  /** Whether a student sees the guide of a lab now. */
  isSeen(lab: string): boolean {
    return this.of(lab)?.panel.visible === true;
  }

  /** Whether a page shows the lab of this file. */
  shows(file: string): boolean {
    return this.#open.all.some((guide) => guide.file === file);
  }

  /** The labs were read anew: each guide goes on with its lab as it is now. A lab that is being edited
   * may be broken for a while; until it reads again its guide shows it as it was. */
  async renew(labs: Labs): Promise<void> {
    const all = await labs.all();
    for (const guide of this.#open.all) {
      const place = labs.placeOf(guide.file);
      const found =
        all.find(({ key }) => key === guide.key) ?? all.find(({ file }) => file === place);
      if (found === undefined) guide.panel.dispose();
      else if ('loaded' in found) guide.renew(found);
      else if (found.origin === 'opened' && isLabsError(found.error, 'lab-unreadable'))
        guide.lose();
    }
  }

  dispose(): void {
    this.#closed.dispose();
    this.#open.dispose();
  }
}
