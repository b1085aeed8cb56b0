import * as vscode from 'vscode';
import { Busy } from './busy';

/** Who a terminal of ours is for: the student's own machine, or the inside of a container. */
export interface TerminalRole {
  readonly place: 'host' | 'container';
  /** The lab's id. */
  readonly lab: string;
}

/** How a terminal of a role is made. */
export type TerminalPlan = Omit<vscode.TerminalOptions, 'iconPath'> & { readonly name: string };

/** How long a shell may take until it tells that it is ready; seen are two seconds. */
const readyMilliseconds = 10_000;

const rememberedKey = 'terminals';

/**
 * The terminals of the labs. A command goes, exactly once, to a terminal of its role that is ready
 * for it: VS Code's shell integration says that the last command has ended and none has begun. Where
 * no terminal is ready a new one opens; into a busy one nothing is ever typed, since that would
 * interrupt what runs there.
 */
export class Terminals implements vscode.Disposable {
  readonly #roles = new Map<vscode.Terminal, TerminalRole>();
  readonly #busy = new Busy();
  readonly #closing: vscode.Disposable;

  constructor(private readonly context: vscode.ExtensionContext) {
    void this.#recognise();
    this.#closing = vscode.window.onDidCloseTerminal((terminal) => {
      if (this.#roles.delete(terminal)) void this.#remember();
    });
  }

  roleOf(terminal: vscode.Terminal): TerminalRole | undefined {
    return this.#roles.get(terminal);
  }

  /** Shows a terminal of the role: the one that is there, else a new one. */
  async open(role: TerminalRole, plan: () => TerminalPlan): Promise<vscode.Terminal> {
    const terminal = this.#of(role)[0] ?? (await this.#create(role, plan()));
    terminal.show();
    return terminal;
  }

  /** Runs a command in a terminal of the role that is ready for it. */
  async run(role: TerminalRole, plan: () => TerminalPlan, text: string): Promise<void> {
    const idle = this.#of(role).find((it) => this.#isReady(it));
    const terminal = idle ?? (await this.#create(role, plan()));
    // The terminal shows what runs, and the keyboard stays where the student has it.
    terminal.show(true);
    const integration = terminal.shellIntegration ?? (await this.#integration(terminal));
    if (integration === undefined) terminal.sendText(text);
    else integration.executeCommand(text);
  }

  dispose(): void {
    this.#closing.dispose();
    this.#busy.dispose();
  }

  #of({ place, lab }: TerminalRole): readonly vscode.Terminal[] {
    return [...this.#roles]
      .filter(
        ([{ exitStatus }, role]) =>
          exitStatus === undefined && role.place === place && role.lab === lab,
      )
      .map(([terminal]) => terminal);
  }

  #isReady(terminal: vscode.Terminal): boolean {
    return terminal.shellIntegration !== undefined && !this.#busy.has(terminal);
  }

  async #create(role: TerminalRole, plan: TerminalPlan): Promise<vscode.Terminal> {
    const terminal = vscode.window.createTerminal({
      ...plan,
      iconPath: new vscode.ThemeIcon(role.place === 'host' ? 'terminal' : 'vm-running'),
    });
    this.#roles.set(terminal, role);
    await this.#remember();
    return terminal;
  }

  /** Resolves when the shell has told that it is ready; undefined where it never does. */
  #integration(terminal: vscode.Terminal): Promise<vscode.TerminalShellIntegration | undefined> {
    return new Promise((resolve) => {
      const end = (integration: vscode.TerminalShellIntegration | undefined): void => {
        clearTimeout(timer);
        hearing.dispose();
        resolve(integration);
      };
      const timer = setTimeout(() => {
        end(undefined);
      }, readyMilliseconds);
      const hearing = vscode.Disposable.from(
        vscode.window.onDidChangeTerminalShellIntegration((change) => {
          if (change.terminal === terminal) end(change.shellIntegration);
        }),
        vscode.window.onDidCloseTerminal((closed) => {
          if (closed === terminal) end(undefined);
        }),
      );
    });
  }

  /** After a reload VS Code brings terminals back without what they were made with: they are known
   * by their process. */
  async #recognise(): Promise<void> {
    const known = this.context.workspaceState.get<Remembered>(rememberedKey, {});
    for (const terminal of vscode.window.terminals) {
      const role = known[String(await terminal.processId)];
      if (role !== undefined) this.#roles.set(terminal, role);
    }
  }

  async #remember(): Promise<void> {
    const entries = await Promise.all(
      [...this.#roles].map(
        async ([terminal, role]) => [String(await terminal.processId), role] as const,
      ),
    );
    await this.context.workspaceState.update(rememberedKey, Object.fromEntries(entries));
  }
}

type Remembered = Readonly<Record<string, TerminalRole>>;
