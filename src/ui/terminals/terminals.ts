import * as vscode from 'vscode';
import { LabsError } from '../../core/base/errors';
import { oneLine } from '../../core/progress/oneLine';
import type { PlaceState } from '../../protocol/guideRuns';
import { Busy } from './busy';

/** Who a terminal of ours is for: the student's own machine, or the inside of a container. */
export interface TerminalRole {
  readonly place: 'host' | 'container';
  /** The lab's id. */
  readonly lab: string;
  /** The container's name, where it is not the lab's own. */
  readonly container?: string;
}

/** Where a line was given to a shell. */
export interface Given {
  readonly terminal: vscode.Terminal;
  readonly text: string;
  readonly isInserted: boolean;
  /** Undefined where the line only stands at the prompt, and where the shell tells nothing. */
  readonly execution: vscode.TerminalShellExecution | undefined;
}

/** How a terminal of a role is made. */
export type TerminalPlan = Omit<vscode.TerminalOptions, 'iconPath'> & { readonly name: string };

/** How long a shell may take until it tells that it is ready; seen are two seconds. */
const readyMilliseconds = 10_000;

/** How long where shells of that place have not told so before. */
const silentMilliseconds = 1000;

const rememberedKey = 'terminals';

/**
 * The terminals of the labs. A command goes, exactly once, to a terminal of its role that is ready
 * for it: VS Code's shell integration says that the last command has ended and none has begun.
 * Where no terminal is ready a new one opens; into a busy one nothing is ever typed, since that
 * would interrupt what runs there.
 */
export class Terminals implements vscode.Disposable {
  readonly #roles = new Map<vscode.Terminal, TerminalRole>();
  readonly #busy = new Busy();
  /** Places whose shells do not tell when they are ready: nobody waits for that twice. */
  readonly #silent = new Set<TerminalRole['place']>();
  /** Terminals whose shells are about to tell that they are ready. */
  readonly #beginning = new Set<vscode.Terminal>();
  readonly #changes = new vscode.EventEmitter<undefined>();
  /** The place of a role may be another. */
  readonly onDidChange = this.#changes.event;
  readonly #hearing: vscode.Disposable;

  constructor(private readonly context: vscode.ExtensionContext) {
    for (const terminal of vscode.window.terminals) void this.#recognise(terminal);
    this.#hearing = vscode.Disposable.from(
      vscode.window.onDidOpenTerminal((terminal) => void this.#recognise(terminal)),
      vscode.window.onDidCloseTerminal((terminal) => {
        if (this.#roles.delete(terminal)) this.#changes.fire(undefined);
      }),
      vscode.window.onDidChangeTerminalShellIntegration(({ terminal }) => {
        if (this.#roles.has(terminal)) this.#changes.fire(undefined);
      }),
      this.#busy.onDidChange(() => {
        this.#changes.fire(undefined);
      }),
    );
  }

  roleOf(terminal: vscode.Terminal): TerminalRole | undefined {
    return this.#roles.get(terminal);
  }

  /** Whether a command finds a shell at once: one that only begins is at work, and one that never
   * tells when it is ready is none. */
  place(role: TerminalRole): PlaceState {
    const terminals = this.#of(role);
    if (terminals.some((terminal) => this.#isReady(terminal))) return 'ready';
    const mayBecomeReady = (terminal: vscode.Terminal): boolean =>
      terminal.shellIntegration !== undefined || !this.#silent.has(role.place);
    return terminals.some(mayBecomeReady) ? 'busy' : 'none';
  }

  /** Shows a terminal of the role: the one that is there, else a new one. */
  open(role: TerminalRole, plan: () => TerminalPlan): void {
    const open = this.#of(role);
    // One that waits for a command is the best; in another one something runs, or it is about to end.
    const terminal = this.#free(role) ?? open[0] ?? this.#create(role, plan());
    terminal.show();
  }

  /**
   * Runs a command in a terminal of the role that is ready for it, or only puts it at the prompt
   * there. Fails with `terminal-closed`.
   */
  async run(
    role: TerminalRole,
    plan: () => TerminalPlan,
    command: string,
    isInserted = false,
  ): Promise<Given> {
    const text = oneLine(command);
    const terminal = this.#free(role) ?? this.#create(role, plan());
    // From here on it is taken, since the shell tells only later that it has begun.
    this.#busy.reserve(terminal);
    // The terminal shows what runs, and the keyboard stays where the student has it; but to run
    // what is only inserted, they have to press Enter there.
    terminal.show(!isInserted);
    const integration = terminal.shellIntegration ?? (await this.#integration(terminal, role));
    if (terminal.exitStatus !== undefined)
      throw new LabsError('terminal-closed', { name: terminal.name });
    if (!isInserted && integration !== undefined)
      return { terminal, text, isInserted, execution: integration.executeCommand(text) };
    terminal.sendText(text, !isInserted);
    return { terminal, text, isInserted, execution: undefined };
  }

  dispose(): void {
    this.#hearing.dispose();
    this.#busy.dispose();
    this.#changes.dispose();
  }

  #of({ place, lab, container }: TerminalRole): readonly vscode.Terminal[] {
    return [...this.#roles]
      .filter(
        ([{ exitStatus }, role]) =>
          exitStatus === undefined &&
          role.place === place &&
          role.lab === lab &&
          role.container === container,
      )
      .map(([terminal]) => terminal);
  }

  /** One that waits for a command, or has just been opened and will. */
  #free(role: TerminalRole): vscode.Terminal | undefined {
    const terminals = this.#of(role);
    return (
      terminals.find((it) => this.#isReady(it)) ??
      terminals.find((it) => this.#beginning.has(it) && !this.#busy.has(it))
    );
  }

  #isReady(terminal: vscode.Terminal): boolean {
    return terminal.shellIntegration !== undefined && !this.#busy.has(terminal);
  }

  #create(role: TerminalRole, plan: TerminalPlan): vscode.Terminal {
    const terminal = vscode.window.createTerminal({
      ...plan,
      iconPath: new vscode.ThemeIcon(role.place === 'host' ? 'terminal' : 'vm-running'),
    });
    this.#roles.set(terminal, role);
    this.#changes.fire(undefined);
    // Without a word from its shell until then, nobody knows what the student has typed there.
    this.#beginning.add(terminal);
    setTimeout(() => this.#beginning.delete(terminal), readyMilliseconds).unref();
    void this.#remember(terminal, role);
    return terminal;
  }

  /** Resolves when the shell has told that it is ready; undefined where it never does. */
  #integration(
    terminal: vscode.Terminal,
    { place }: TerminalRole,
  ): Promise<vscode.TerminalShellIntegration | undefined> {
    return new Promise((resolve) => {
      const end = (integration: vscode.TerminalShellIntegration | undefined): void => {
        clearTimeout(timer);
        hearing.dispose();
        resolve(integration);
      };
      const patience = this.#silent.has(place) ? silentMilliseconds : readyMilliseconds;
      const timer = setTimeout(() => {
        this.#silent.add(place);
        this.#changes.fire(undefined);
        end(undefined);
      }, patience);
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

  /**
   * After a reload VS Code brings terminals back without what they were made with: they are known
   * by their process. What may run in one is not known, so it counts as busy until a command ends
   * there.
   */
  async #recognise(terminal: vscode.Terminal): Promise<void> {
    // What shows something of ours has no process, and is no shell.
    const pid = await terminal.processId;
    const role = pid === undefined ? undefined : this.#remembered[String(pid)];
    if (role === undefined || this.#roles.has(terminal)) return;
    this.#roles.set(terminal, role);
    this.#changes.fire(undefined);
    this.#busy.reserve(terminal);
  }

  async #remember(terminal: vscode.Terminal, role: TerminalRole): Promise<void> {
    const pid = await terminal.processId;
    // One that could not start has none, and would be found in all that have none.
    if (pid === undefined) return;
    const open = await Promise.all(vscode.window.terminals.map((it) => it.processId));
    // Terminals that are gone are forgotten, lest a PID that is used again be taken for one.
    const known = Object.entries(this.#remembered).filter(([key]) =>
      open.map(String).includes(key),
    );
    await this.context.workspaceState.update(rememberedKey, {
      ...Object.fromEntries(known),
      [String(pid)]: role,
    });
  }

  get #remembered(): Remembered {
    return this.context.workspaceState.get<Remembered>(rememberedKey, {});
  }
}

type Remembered = Readonly<Record<string, TerminalRole>>;
