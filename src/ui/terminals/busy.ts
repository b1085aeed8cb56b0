import * as vscode from 'vscode';

/** Knows in which terminals a command runs, by what their shells tell, or is about to run. */
export class Busy implements vscode.Disposable {
  readonly #terminals = new Set<vscode.Terminal>();
  readonly #hearing = vscode.Disposable.from(
    vscode.window.onDidStartTerminalShellExecution(({ terminal }) => {
      this.#terminals.add(terminal);
    }),
    vscode.window.onDidEndTerminalShellExecution(({ terminal }) => {
      this.#terminals.delete(terminal);
    }),
    vscode.window.onDidCloseTerminal((terminal) => this.#terminals.delete(terminal)),
  );

  has(terminal: vscode.Terminal): boolean {
    return this.#terminals.has(terminal);
  }

  /** Counts a terminal as busy until the next command ends there. */
  reserve(terminal: vscode.Terminal): void {
    this.#terminals.add(terminal);
  }

  dispose(): void {
    this.#hearing.dispose();
  }
}
