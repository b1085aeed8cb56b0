import * as vscode from 'vscode';
import type { Clock } from '../../core/base/clock';
import type { CommandOutcome } from '../../core/progress/commandOutcome';
import { terminalPart } from '../../core/progress/parts';
import type { Labs } from '../labs/labs';
import { filledSample } from './filledSample';
import { FollowedCommand } from './followedCommand';
import { nameOfPart, type OutcomePart } from './outcomePart';
import { labIdentity, typedPartOf } from './typedPartOf';
import type { Given, Terminals } from './terminals';

/** What is known of a part: what became of it last, and whether its terminal is still there. */
export interface PartOutcome {
  readonly outcome: CommandOutcome;
  readonly isTerminalOpen: boolean;
}

interface Entry {
  readonly part: OutcomePart;
  /** What the lab was then. */
  readonly identity: unknown;
  readonly followed: FollowedCommand | undefined;
  outcome: CommandOutcome;
  terminal: vscode.Terminal | undefined;
}

/** The key that ends what a terminal runs. */
const interruptKey = '\u0003';

/**
 * What became last of each part of a lab that was run in a terminal of ours, by a button or typed by
 * hand, as the shells tell it. It is forgotten when the lab does something else than before.
 */
export class CommandOutcomes implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<OutcomePart>();
  /** Another outcome is known of a part, or none any more, or its terminal was closed. */
  readonly onDidChange = this.#changes.event;
  readonly #entries = new Map<string, Entry>();
  /** What buttons have given to a terminal and its shell has not begun yet. */
  readonly #given = new Map<vscode.Terminal, { readonly part: OutcomePart; readonly by: Given }>();
  readonly #running = new Map<vscode.Terminal, Entry>();
  readonly #hearing: vscode.Disposable;

  constructor(
    private readonly labs: Labs,
    private readonly terminals: Terminals,
    private readonly clock: Clock,
  ) {
    this.#hearing = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
        this.#begin(terminal, execution);
      }),
      vscode.window.onDidEndTerminalShellExecution(({ terminal, execution, exitCode }) => {
        const entry = this.#running.get(terminal);
        if (entry?.followed?.execution === execution) void this.#end(entry, exitCode);
      }),
      vscode.window.onDidCloseTerminal((terminal) => {
        this.#close(terminal);
      }),
      labs.onDidChange(() => {
        this.#forget();
      }),
    );
  }

  /** Undefined where it was not run. */
  of(part: OutcomePart): PartOutcome | undefined {
    const entry = this.#entries.get(nameOfPart(part));
    if (entry === undefined) return undefined;
    return { outcome: entry.outcome, isTerminalOpen: entry.terminal !== undefined };
  }

  /** A button has given a part to a shell. */
  given(part: OutcomePart, by: Given): void {
    if (terminalPart(part.item) === undefined) return;
    if (by.execution !== undefined || by.isInserted) this.#given.set(by.terminal, { part, by });
    else this.#set(part, by.terminal, { kind: 'sent', at: this.clock.now() }, undefined);
  }

  /** Presses Ctrl-C where a part runs, and nowhere else; gives whether it still ran. */
  stop(part: OutcomePart): boolean {
    const entry = this.#entries.get(nameOfPart(part));
    if (entry?.terminal === undefined || this.#running.get(entry.terminal) !== entry) return false;
    entry.terminal.sendText(interruptKey, false);
    return true;
  }

  /** Shows the terminal in which a part was run; gives whether it is still there. */
  show(part: OutcomePart): boolean {
    const terminal = this.#entries.get(nameOfPart(part))?.terminal;
    terminal?.show();
    return terminal !== undefined;
  }

  dispose(): void {
    this.#hearing.dispose();
    this.#changes.dispose();
  }

  #begin(terminal: vscode.Terminal, execution: vscode.TerminalShellExecution): void {
    this.#running.delete(terminal);
    const part = this.#partOf(terminal, execution);
    if (part === undefined) return;
    const since = this.clock.now();
    const command = terminalPart(part.item)?.command;
    const followed = new FollowedCommand(terminal, execution, command, since);
    this.#running.set(terminal, this.#set(part, terminal, { kind: 'running', since }, followed));
  }

  /** What a button has given comes first: the shell may tell its words otherwise. */
  #partOf(
    terminal: vscode.Terminal,
    execution: vscode.TerminalShellExecution,
  ): OutcomePart | undefined {
    const given = this.#given.get(terminal);
    this.#given.delete(terminal);
    const { value: line } = execution.commandLine;
    const isGiven =
      given !== undefined &&
      (given.by.execution === execution || given.by.text.trim() === line.trim());
    if (isGiven) return given.part;
    const role = this.terminals.roleOf(terminal);
    const lab = this.labs.known.find(({ key }) => key === role?.lab);
    if (role === undefined || lab === undefined || !('loaded' in lab)) return undefined;
    return typedPartOf(lab, role.place, line, (part) => this.of(part) !== undefined);
  }

  async #end(entry: Entry, exitCode: number | undefined): Promise<void> {
    const { part, followed, terminal } = entry;
    if (followed === undefined) return;
    if (terminal !== undefined) this.#running.delete(terminal);
    const milliseconds = this.clock.now() - followed.since;
    const filled = (sample: string): Promise<string | undefined> =>
      filledSample(this.labs, part.lab, sample);
    this.#change(entry, await followed.ended(exitCode, milliseconds, filled));
  }

  #close(terminal: vscode.Terminal): void {
    this.#given.delete(terminal);
    const running = this.#running.get(terminal);
    this.#running.delete(terminal);
    for (const entry of this.#entries.values()) {
      if (entry.terminal !== terminal) continue;
      entry.terminal = undefined;
      this.#change(entry, entry === running ? this.#closed(entry) : entry.outcome);
    }
  }

  /** All that is known is that its terminal is no longer there. */
  #closed({ followed }: Entry): CommandOutcome {
    const now = this.clock.now();
    return {
      kind: 'ended',
      by: 'closing',
      exitCode: undefined,
      milliseconds: now - (followed?.since ?? now),
      sample: undefined,
      printed: undefined,
    };
  }

  #set(
    part: OutcomePart,
    terminal: vscode.Terminal,
    outcome: CommandOutcome,
    followed: FollowedCommand | undefined,
  ): Entry {
    const entry = { part, identity: this.#identity(part.lab), followed, outcome, terminal };
    this.#entries.set(nameOfPart(part), entry);
    this.#changes.fire(part);
    return entry;
  }

  /** Of a part that was run once more meanwhile, only the newer run is told. */
  #change(entry: Entry, outcome: CommandOutcome): void {
    entry.outcome = outcome;
    if (this.#entries.get(nameOfPart(entry.part)) === entry) this.#changes.fire(entry.part);
  }

  #forget(): void {
    for (const [name, { part, identity }] of [...this.#entries]) {
      if (this.#identity(part.lab) === identity) continue;
      this.#entries.delete(name);
      this.#changes.fire(part);
    }
  }

  #identity(key: string): unknown {
    const lab = this.labs.known.find((it) => it.key === key);
    return lab === undefined ? undefined : labIdentity(lab);
  }
}
