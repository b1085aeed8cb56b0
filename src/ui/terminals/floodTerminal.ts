import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../core/base/clock';
import type { Disposable } from '../../core/base/disposable';
import { safeLine } from '../../core/base/safeText';
import { troubleFigures } from '../../core/flood/floodFigures';
import { endWords, profileWords } from '../../core/flood/floodWords';
import { terminalEndLine, terminalLine } from '../../core/flood/terminalLine';
import type { FloodEnd, FloodState } from '../../core/ports';
import type { ConnectionCounts } from '../../core/threads/snapshot';
import type { LabSession } from '../../run/labSession';
import { Countdown } from '../flood/countdown';
import { commandIds } from '../ids';

/** Shows the flood of a lab in its terminal: the one that is there, else a new one. */
export function showFloodTerminal(session: LabSession): void {
  const there = vscode.window.terminals.find(
    ({ creationOptions, exitStatus }) =>
      exitStatus === undefined &&
      'pty' in creationOptions &&
      creationOptions.pty instanceof FloodTerminal &&
      creationOptions.pty.session === session,
  );
  const terminal =
    there ??
    vscode.window.createTerminal({
      name: l10n.t('Flood of {0}', session.loaded.container.name),
      pty: new FloodTerminal(session),
      iconPath: new vscode.ThemeIcon('flame'),
      // A flood ends with its window, so there is nothing to bring back.
      isTransient: true,
    });
  terminal.show();
}

/** ENTER, and Ctrl-C. */
const leaving = ['\r', '\n', '\u0003'];

const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';
const bold = '\u001b[1m';
const plain = '\u001b[0m';
const clearLine = '\r\u001b[2K';
/** All that is seen, and what was scrolled away. */
const clearAll = '\u001b[2J\u001b[3J\u001b[H';
const newLine = '\r\n';

/** Until VS Code tells how wide the terminal is. */
const usualColumns = 80;

/**
 * A flood as a program in a terminal shows it: one line that is written anew each second, until ENTER.
 * No shell is behind it, and what is typed but ENTER and Ctrl-C goes nowhere.
 */
export class FloodTerminal implements vscode.Pseudoterminal {
  readonly #writes = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#writes.event;
  readonly #closes = new vscode.EventEmitter<void>();
  readonly onDidClose = this.#closes.event;
  readonly #countdown = new Countdown(systemClock, () => {
    this.#draw();
  });
  #columns = usualColumns;
  #hearing: readonly Disposable[] = [];
  #watch: Disposable | undefined;
  #last: FloodState | undefined;
  #seen: ConnectionCounts | undefined;
  /** All that stays, above the line that is written anew. */
  #written = '';

  constructor(readonly session: LabSession) {}

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    this.#columns = dimensions?.columns ?? usualColumns;
    const { session } = this;
    this.#hearing = [
      session.onFlood((state) => {
        if (state === undefined) this.#finish();
        else this.#meet(state);
      }),
      session.onFloodEnd((end) => {
        this.#end(end);
      }),
    ];
    if (session.flood === undefined) {
      this.#say(l10n.t('No connections are held to {0}.', this.#name));
      this.#sayLeave();
    } else this.#meet(session.flood);
  }

  setDimensions({ columns }: vscode.TerminalDimensions): void {
    if (columns === this.#columns) return;
    this.#columns = columns;
    if (this.#watch === undefined) return;
    // A line that was wider than the terminal is now stands on several, and only the last of them could
    // be cleared.
    this.#writes.fire(clearAll + this.#written);
    this.#draw();
  }

  handleInput(keys: string): void {
    if (!leaving.some((key) => keys.includes(key))) return;
    if (this.session.flood === undefined) this.#closes.fire();
    else void vscode.commands.executeCommand(commandIds.releaseConnections, this.session.lab.id);
  }

  close(): void {
    for (const heard of this.#hearing) heard.dispose();
    this.#rest();
    this.#writes.dispose();
    this.#closes.dispose();
  }

  get #name(): string {
    return this.session.loaded.container.name;
  }

  #meet(state: FloodState): void {
    const isNew = this.#watch === undefined;
    this.#last = state;
    if (isNew) {
      this.#begin(state);
      this.#watch = this.session.live.watch(({ connections }) => {
        this.#seen = connections;
        this.#draw();
      });
    }
    this.#countdown.until(state.endsAt);
    this.#draw();
  }

  #begin(state: FloodState): void {
    this.#say(
      l10n.t(
        'Press ENTER to exit: all connections to {0} are released then. Closing this terminal releases none.',
        this.#name,
      ),
    );
    this.#say(profileWords(state.profile));
    this.#say(l10n.t('All are released automatically once no time is left.'));
    this.#write(newLine + hideCursor);
  }

  #draw(): void {
    if (this.#watch !== undefined) this.#writes.fire(this.#line());
  }

  #line(): string {
    if (this.#last === undefined) return '';
    // The last column stays free: a full line may count as two.
    const line = terminalLine(this.#last, this.#seen, systemClock.now(), this.#columns - 1);
    return clearLine + bold + line + plain;
  }

  /** Nothing is held any more, and the last numbers say so; why may be told only a moment later. */
  #finish(): void {
    if (this.#watch === undefined || this.#last === undefined) return;
    const line = terminalEndLine(this.#last, this.#columns - 1);
    this.#write(clearLine + bold + line + plain + newLine + showCursor + newLine);
    this.#rest();
  }

  #end(end: FloodEnd): void {
    const last = this.#last;
    if (last === undefined) return;
    const next = this.session.flood;
    if (next === undefined) this.#finish();
    else this.#write(clearLine + showCursor);
    this.#rest();
    this.#last = undefined;
    this.#say(endWords(this.#name, end));
    // Another may stand already.
    if (next !== undefined) {
      this.#meet(next);
      return;
    }
    for (const { number, what, source } of troubleFigures(last))
      this.#say(`${number} ${what}: ${source}`);
    this.#say(
      l10n.t(
        'While {0} runs, "Flood Connections…" in the command palette begins anew.',
        this.#name,
      ),
    );
    this.#sayLeave();
  }

  #sayLeave(): void {
    this.#say(l10n.t('Press ENTER to close this terminal.'));
  }

  /** Nobody is looked at any more. */
  #rest(): void {
    this.#countdown.until(undefined);
    this.#watch?.dispose();
    this.#watch = undefined;
    this.#seen = undefined;
  }

  #say(line: string): void {
    this.#write(safeLine(line, 1000) + newLine);
  }

  #write(text: string): void {
    this.#written += text;
    this.#writes.fire(text);
  }
}
