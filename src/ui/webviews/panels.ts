import type * as vscode from 'vscode';
import type { Disposable } from '../../core/base/disposable';

/** The host of one view, which lives as long as its panel. */
export interface PanelHost extends Disposable {
  readonly panel: Pick<vscode.WebviewPanel, 'dispose' | 'onDidDispose'>;
  /** What its lab is called now: that may change while the view is open. */
  readonly key: string;
}

/** The views of a kind that are open, one for each lab. */
export class Panels<Host extends PanelHost> implements Disposable {
  readonly #open = new Set<Host>();

  /** The hosts of all that are open. */
  get all(): readonly Host[] {
    return [...this.#open];
  }

  get(lab: string): Host | undefined {
    return this.all.find(({ key }) => key === lab);
  }

  /** Takes the place of the view that its lab had. */
  put(host: Host): void {
    const before = this.get(host.key);
    // First it is known that the lab has a view; who hears that the other is closed may ask.
    if (before !== undefined) this.#open.delete(before);
    this.#open.add(host);
    if (before !== undefined && before.panel !== host.panel) before.panel.dispose();
    host.panel.onDidDispose(() => {
      host.dispose();
      this.#open.delete(host);
    });
  }

  dispose(): void {
    for (const host of this.all) host.dispose();
  }
}
