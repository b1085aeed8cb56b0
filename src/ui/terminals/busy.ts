import * as vscode from 'vscode';

/** Knows in which terminals a command runs, by what their shells tell. */
export class Busy implements vscode.Disposable {
  readonly #running = new Map<vscode.Terminal, number>();
  readonly #hearing = vscode.Disposable.from(
    vscode.window.onDidStartTerminalShellExecution(({ terminal }) => {
      this.#count(terminal, 1);
    }),
    vscode.window.onDidEndTerminalShellExecution(({ terminal }) => {
      this.#count(terminal, -1);
    }),
    vscode.window.onDidCloseTerminal((terminal) => this.#running.delete(terminal)),
  );

  has(terminal: vscode.Terminal): boolean {
    return (this.#running.get(terminal) ?? 0) > 0;
  }

  dispose(): void {
    this.#hearing.dispose();
  }

  #count(terminal: vscode.Terminal, by: number): void {
    this.#running.set(terminal, Math.max(0, (this.#running.get(terminal) ?? 0) + by));
  }
}
