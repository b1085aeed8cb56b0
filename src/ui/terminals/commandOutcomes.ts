import * as vscode from 'vscode';
import type { Clock } from '../../core/base/clock';
import type {
  CommandOutcome,
  NotRunCommand,
  QueuedCommand,
} from '../../core/progress/commandOutcome';
import type { Lab, StepItem } from '../../core/lab/model';
import { outcomeAt } from '../../core/progress/outcomeAt';
import { terminalPart } from '../../core/progress/parts';
import type { FoundLab } from '../labs/foundLab';
import type { Labs } from '../labs/labs';
import { filledSample } from './filledSample';
import { FollowedCommand } from './followedCommand';
import { nameOfPart, type OutcomePart } from './outcomePart';
import { partNow } from './partNow';
import { typedPartOf } from './typedPartOf';
import type { Given, Terminals } from './terminals';

/** What is known of a part: what became of it last, and whether its terminal is still there. */
export interface PartOutcome {
  readonly outcome: CommandOutcome;
  readonly isTerminalOpen: boolean;
}

interface Entry {
  /** What is called by it now. */
  part: OutcomePart;
  /** The part as it was run. */
  readonly ran: StepItem;
  /** The lab as the part was found in it last; undefined where it is not known. */
  lab: Lab | undefined;
  readonly followed: FollowedCommand | undefined;
  readonly since: number;
  outcome: CommandOutcome;
  terminal: vscode.Terminal | undefined;
}

interface GivenPart {
  readonly part: OutcomePart;
  readonly text: string;
  /** Undefined where it only stands at the prompt. */
  readonly followed: FollowedCommand | undefined;
}

/** The key that ends what a terminal runs. */
const interruptKey = '\u0003';

/**
 * What became last of each part of a lab that was run in a terminal of ours, by a button or typed by
 * hand, as the shells tell it. It is forgotten when the lab does something else at its place.
 */
export class CommandOutcomes implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<OutcomePart>();
  /** Another outcome is known of a part, or none any more, or its terminal was closed. */
  readonly onDidChange = this.#changes.event;
  readonly #entries = new Map<string, Entry>();
  /** What buttons have given to a terminal and its shell has not begun yet. */
  readonly #given = new Map<vscode.Terminal, GivenPart>();
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
    const outcome = outcomeAt(entry.outcome, entry.ran, part.item);
    return { outcome, isTerminalOpen: entry.terminal !== undefined };
  }

  /** A button has given a part to a shell, just now. */
  given(part: OutcomePart, { terminal, text, execution, isInserted }: Given): void {
    const line = terminalPart(part.item);
    if (line === undefined) return;
    if (execution === undefined && !isInserted) {
      this.#set(part, terminal, { kind: 'sent', at: this.clock.now() }, undefined);
      return;
    }
    const followed =
      execution === undefined ? undefined : new FollowedCommand(execution, line.command);
    this.#given.set(terminal, { part, text, followed });
  }

  /** A part is to run after others, or was to; undefined takes back what was said of it so. */
  expect(part: OutcomePart, outcome: QueuedCommand | NotRunCommand | undefined): void {
    if (outcome !== undefined) this.#set(part, undefined, outcome, undefined);
    else if (this.of(part)?.outcome.kind === 'queued') {
      this.#entries.delete(nameOfPart(part));
      this.#changes.fire(part);
    }
  }

  /** Resolves once a part that a button has just given to a shell has ended, by whatever is known of
   * it then; undefined where it never began. */
  ended(part: OutcomePart): Promise<CommandOutcome | undefined> {
    const name = nameOfPart(part);
    const isGiven = (): boolean =>
      [...this.#given.values()].some((given) => nameOfPart(given.part) === name);
    // As long as it has not begun, what is known is of an earlier run.
    const earlier = isGiven() ? this.#entries.get(name) : undefined;
    return new Promise((resolve) => {
      const look = (): void => {
        const entry = this.#entries.get(name);
        if (isGiven() || entry?.outcome.kind === 'running') return;
        hearing.dispose();
        resolve(entry === earlier ? undefined : entry?.outcome);
      };
      const hearing = this.#changes.event((changed) => {
        if (nameOfPart(changed) === name) look();
      });
      look();
    });
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
    const given = this.#take(terminal);
    const line = execution.commandLine.value;
    const isGiven =
      given !== undefined &&
      // The shell may tell its words otherwise than they were given.
      (given.followed?.execution === execution || given.text.trim() === line.trim());
    const part = isGiven ? given.part : this.#typed(terminal, line);
    if (given !== undefined && !isGiven) this.#changes.fire(given.part);
    if (part === undefined) return;
    const followed =
      given?.followed?.execution === execution
        ? given.followed
        : new FollowedCommand(execution, terminalPart(part.item)?.command);
    const outcome = { kind: 'running', since: this.clock.now() } as const;
    this.#running.set(terminal, this.#set(part, terminal, outcome, followed));
  }

  #take(terminal: vscode.Terminal): GivenPart | undefined {
    const given = this.#given.get(terminal);
    this.#given.delete(terminal);
    return given;
  }

  #typed(terminal: vscode.Terminal, line: string): OutcomePart | undefined {
    const role = this.terminals.roleOf(terminal);
    const lab = this.labs.known.find(({ key }) => key === role?.lab);
    if (role === undefined || lab === undefined || !('loaded' in lab)) return undefined;
    return typedPartOf(lab, role, line, (part) => {
      const kind = this.of(part)?.outcome.kind;
      return kind !== undefined && kind !== 'queued' && kind !== 'not-run';
    });
  }

  async #end(entry: Entry, exitCode: number | undefined): Promise<void> {
    const { part, followed, since, terminal } = entry;
    if (followed === undefined) return;
    if (terminal !== undefined) this.#running.delete(terminal);
    const milliseconds = this.clock.now() - since;
    const filled = (sample: string): Promise<string | undefined> =>
      filledSample(this.labs, part.lab, sample);
    this.#change(entry, await followed.ended(exitCode, milliseconds, filled));
  }

  #close(terminal: vscode.Terminal): void {
    const given = this.#take(terminal);
    const running = this.#running.get(terminal);
    this.#running.delete(terminal);
    for (const entry of this.#entries.values()) {
      if (entry.terminal !== terminal) continue;
      entry.terminal = undefined;
      this.#change(entry, entry === running ? this.#closed(entry) : entry.outcome);
    }
    if (given !== undefined) this.#changes.fire(given.part);
  }

  /** All that is known is that its terminal is no longer there. */
  #closed({ since }: Entry): CommandOutcome {
    return {
      kind: 'ended',
      by: 'closing',
      exitCode: undefined,
      milliseconds: this.clock.now() - since,
      sample: undefined,
      printed: undefined,
    };
  }

  #set(
    part: OutcomePart,
    terminal: vscode.Terminal | undefined,
    outcome: CommandOutcome,
    followed: FollowedCommand | undefined,
  ): Entry {
    const found = this.#found(part.lab);
    const lab = found !== undefined && 'loaded' in found ? found.loaded.lab : undefined;
    const since = this.clock.now();
    const entry = { part, ran: part.item, lab, followed, since, outcome, terminal };
    this.#entries.set(nameOfPart(part), entry);
    this.#changes.fire(part);
    return entry;
  }

  /** Of a part that was run once more meanwhile, only the newer run is told. */
  #change(entry: Entry, outcome: CommandOutcome): void {
    entry.outcome = outcome;
    if (this.#entries.get(nameOfPart(entry.part)) === entry) this.#changes.fire(entry.part);
  }

  /** Keeps what is known of parts that do the same as before, by what they are called now. */
  #forget(): void {
    const before = [...this.#entries.values()];
    this.#entries.clear();
    const changed: OutcomePart[] = [];
    for (const entry of before) {
      const was = entry.part;
      const isKept = this.#renew(entry);
      if (isKept) this.#entries.set(nameOfPart(entry.part), entry);
      if (isKept && nameOfPart(was) === nameOfPart(entry.part)) continue;
      changed.push(was, ...(isKept ? [entry.part] : []));
    }
    for (const part of changed) this.#changes.fire(part);
  }

  /** Finds the part of an entry in its lab as it reads now; gives whether it is still there. */
  #renew(entry: Entry): boolean {
    const found = this.#found(entry.part.lab);
    if (found === undefined || entry.lab === undefined) return false;
    // While a text is written it may be broken for a moment; its page waits for it as well.
    if (!('loaded' in found)) return found.origin === 'opened';
    const part = partNow({ ...entry.part, lab: found.key }, entry.lab, found.loaded.lab);
    if (part === undefined) return false;
    // Who has it wait calls it by its old name, and could not take that back.
    if (entry.outcome.kind === 'queued' && nameOfPart(part) !== nameOfPart(entry.part))
      return false;
    entry.part = part;
    entry.lab = found.loaded.lab;
    return true;
  }

  /** The lab of this key, or of the file that was called so before it was renamed. */
  #found(key: string): FoundLab | undefined {
    const { known } = this.labs;
    return (
      known.find((it) => it.key === key) ?? known.find((it) => it.key === this.labs.placeOf(key))
    );
  }
}
