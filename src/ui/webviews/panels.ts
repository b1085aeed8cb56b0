import type * as vscode from 'vscode';
import type { Disposable } from '../../core/base/disposable';

/** The host of one view, which lives as long as its panel. */
export interface PanelHost extends Disposable {
  readonly panel: vscode.WebviewPanel;
}

/** The views of a kind that are open, one for each lab. */
export class Panels<Host extends PanelHost> implements Disposable {
  readonly #open = new Map<string, Host>();

  /** The hosts of all that are open. */
  get all(): readonly Host[] {
    return [...this.#open.values()];
  }

  get(lab: string): Host | undefined {
    return this.#open.get(lab);
  }

  /** Takes the place of the view that the lab had. */
  put(lab: string, host: Host): void {
    const before = this.#open.get(lab);
    // First it is known that the lab has a view; who hears that the other is closed may ask.
    this.#open.set(lab, host);
    if (before !== undefined && before.panel !== host.panel) before.panel.dispose();
    host.panel.onDidDispose(() => {
      host.dispose();
      if (this.#open.get(lab) === host) this.#open.delete(lab);
    });
  }

  dispose(): void {
    for (const host of this.all) host.dispose();
  }
}
