import * as vscode from 'vscode';

/** Knows in which terminals a command runs, by what their shells tell, or is about to run. */
export class Busy implements vscode.Disposable {
  readonly #terminals = new Set<vscode.Terminal>();
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChange = this.#changes.event;
  readonly #hearing = vscode.Disposable.from(
    vscode.window.onDidStartTerminalShellExecution(({ terminal }) => {
      this.reserve(terminal);
    }),
    vscode.window.onDidEndTerminalShellExecution(({ terminal }) => {
      this.#free(terminal);
    }),
    vscode.window.onDidCloseTerminal((terminal) => {
      this.#free(terminal);
    }),
  );

  has(terminal: vscode.Terminal): boolean {
    return this.#terminals.has(terminal);
  }

  /** Counts a terminal as busy until the next command ends there. */
  reserve(terminal: vscode.Terminal): void {
    if (this.#terminals.has(terminal)) return;
    this.#terminals.add(terminal);
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#hearing.dispose();
    this.#changes.dispose();
  }

  #free(terminal: vscode.Terminal): void {
    if (this.#terminals.delete(terminal)) this.#changes.fire(undefined);
  }
}
