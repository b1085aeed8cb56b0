import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { isLabsError, LabsError } from '../core/base/errors';
import type { RunMemory } from '../core/progress/runMemory';
import type { LabSession, SessionKit } from '../run/labSession';
import type { RunnableLab } from '../run/loadLab';
import { loadWorks } from './loadWorks';

/** A lab that was found, with its session, or why it has none. */
export type FoundLab =
  | { readonly file: string; readonly session: LabSession }
  | { readonly file: string; readonly error: LabsError };

/** Anywhere in a workspace, but not in what tools bring along or make. */
const workspaceLabs = '**/lab.md';
const notLabs = '**/{node_modules,out,dist}/**';

/**
 * The labs that can be opened: those that ship with the extension, and every `lab.md` of the
 * workspace, which goes before a shipped one with the same id. They are read when first asked for,
 * and again when their file changes.
 */
export class Labs implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChange = this.#changes.event;
  readonly #opened = new vscode.EventEmitter<LabSession>();
  /** A session has been made; whoever follows sessions hears of each exactly once. */
  readonly onDidOpen = this.#opened.event;
  readonly #watcher = vscode.workspace.createFileSystemWatcher(workspaceLabs);
  readonly #own: vscode.Disposable;
  #found: Promise<readonly FoundLab[]> | undefined;
  #sessions: readonly LabSession[] = [];

  constructor(
    private readonly shipped: vscode.Uri,
    private readonly kit: SessionKit,
    private readonly memory: vscode.Memento,
  ) {
    const readAgain = (): void => void this.#readAgain();
    this.#own = vscode.Disposable.from(
      this.#changes,
      this.#opened,
      this.#watcher,
      this.#watcher.onDidChange(readAgain),
      this.#watcher.onDidCreate(readAgain),
      this.#watcher.onDidDelete(readAgain),
      vscode.workspace.onDidGrantWorkspaceTrust(readAgain),
    );
  }

  /** All labs, in order of title; those that cannot be run come last. */
  all(): Promise<readonly FoundLab[]> {
    if (this.#found === undefined) {
      const found = this.#find([]);
      this.#found = found;
      // The next who asks tries again.
      found.catch(() => {
        if (this.#found === found) this.#found = undefined;
      });
    }
    return this.#found;
  }

  /** The sessions that are open already; asking opens none. */
  get sessions(): readonly LabSession[] {
    return this.#sessions;
  }

  /** The session of a lab. Fails with `lab-unknown`, or with what is wrong with the lab. */
  async session(id: string): Promise<LabSession> {
    const all = await this.all();
    const found = all.find((lab) => 'session' in lab && lab.session.lab.id === id);
    if (found === undefined || !('session' in found)) {
      const broken = all.find((lab) => 'error' in lab && basename(dirname(lab.file)) === id);
      if (broken !== undefined && 'error' in broken) throw broken.error;
      throw new LabsError('lab-unknown', { lab: id });
    }
    return found.session;
  }

  dispose(): void {
    this.#own.dispose();
    for (const session of this.#sessions) void session[Symbol.asyncDispose]();
  }

  /** Reads all labs. A session whose lab reads as before is kept, with all that it holds. */
  async #find(before: readonly LabSession[]): Promise<readonly FoundLab[]> {
    const { asRunnable, LabSession, loadLab } = await loadWorks();
    const sessionOf = (loaded: RunnableLab): LabSession =>
      before.find((session) => JSON.stringify(session.loaded) === JSON.stringify(loaded)) ??
      new LabSession(loaded, this.kit, this.#remembered(loaded.lab.id));
    const read = new Map<string, RunnableLab | LabsError>();
    for (const file of await this.#files()) {
      try {
        const loaded = asRunnable(await loadLab(file));
        if (!read.has(loaded.lab.id)) read.set(loaded.lab.id, loaded);
      } catch (error) {
        if (!isLabsError(error)) throw error;
        read.set(file, error);
      }
    }
    const labs = [...read].map(([key, lab]) =>
      lab instanceof LabsError
        ? { file: key, error: lab }
        : { file: lab.file, session: sessionOf(lab) },
    );
    this.#sessions = labs.flatMap((lab) => ('session' in lab ? [lab.session] : []));
    for (const session of this.#sessions) if (!before.includes(session)) this.#open(session);
    await Promise.all(
      before
        .filter((session) => !this.#sessions.includes(session))
        .map((session) => session[Symbol.asyncDispose]()),
    );
    return labs;
  }

  #open(session: LabSession): void {
    let { memory } = session.tracker;
    session.tracker.onChange(() => {
      if (session.tracker.memory === memory) return;
      ({ memory } = session.tracker);
      void this.memory.update(memoryKey(session.lab.id), memory);
    });
    this.#opened.fire(session);
  }

  async #files(): Promise<readonly string[]> {
    // A lab runs what its author wrote, so a workspace has to be trusted first.
    const own = vscode.workspace.isTrusted
      ? await vscode.workspace.findFiles(workspaceLabs, notLabs)
      : [];
    const folders = await vscode.workspace.fs.readDirectory(this.shipped);
    return [
      ...own.map(({ fsPath }) => fsPath).sort(),
      ...folders
        .filter(([, type]) => type === vscode.FileType.Directory)
        .map(([name]) => vscode.Uri.joinPath(this.shipped, name, 'lab.md').fsPath),
    ];
  }

  #remembered(lab: string): RunMemory | undefined {
    return this.memory.get<RunMemory>(memoryKey(lab));
  }

  /** Where nobody has read any lab yet, there is nothing to read again. */
  async #readAgain(): Promise<void> {
    if (this.#found === undefined) return;
    await this.#found.catch(() => undefined);
    this.#found = this.#find(this.#sessions);
    try {
      await this.#found;
    } catch (caught) {
      this.#found = undefined;
      this.kit.report(caught);
    }
    this.#changes.fire(undefined);
  }
}

function memoryKey(lab: string): string {
  return `run.${lab}`;
}
