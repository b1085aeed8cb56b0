import * as vscode from 'vscode';
import { isLabsError, LabsError } from '../core/base/errors';
import type { RunMemory } from '../core/progress/runMemory';
import { LabSession, type SessionKit } from '../run/labSession';

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
  readonly #trust: vscode.Disposable;
  #found: Promise<readonly FoundLab[]> | undefined;
  #sessions: readonly LabSession[] = [];

  constructor(
    private readonly shipped: vscode.Uri,
    private readonly kit: SessionKit,
    private readonly memory: vscode.Memento,
  ) {
    const readAgain = (): void => void this.#readAgain();
    this.#watcher.onDidChange(readAgain);
    this.#watcher.onDidCreate(readAgain);
    this.#watcher.onDidDelete(readAgain);
    this.#trust = vscode.workspace.onDidGrantWorkspaceTrust(readAgain);
  }

  /** All labs, in order of title; those that cannot be run come last. */
  all(): Promise<readonly FoundLab[]> {
    this.#found ??= this.#find();
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
      const broken = all.find((lab) => 'error' in lab && lab.file.includes(id));
      if (broken !== undefined && 'error' in broken) throw broken.error;
      throw new LabsError('lab-unknown', { lab: id });
    }
    return found.session;
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#trust.dispose();
    this.#changes.dispose();
    this.#opened.dispose();
    for (const session of this.#sessions) void session[Symbol.asyncDispose]();
  }

  async #find(): Promise<readonly FoundLab[]> {
    // The Markdown reader is only needed from here on.
    const { asRunnable, loadLab } = await import('../run/loadLab');
    const found = new Map<string, FoundLab>();
    for (const file of await this.#files()) {
      try {
        const loaded = asRunnable(await loadLab(file));
        if (found.has(loaded.lab.id)) continue;
        const session = new LabSession(loaded, this.kit, this.#remembered(loaded.lab.id));
        found.set(loaded.lab.id, { file, session });
      } catch (error) {
        if (!isLabsError(error)) throw error;
        found.set(file, { file, error });
      }
    }
    const labs = [...found.values()];
    this.#sessions = labs.flatMap((lab) => ('session' in lab ? [lab.session] : []));
    for (const session of this.#sessions) {
      session.tracker.onChange(() => {
        void this.memory.update(memoryKey(session.lab.id), session.tracker.memory);
      });
      this.#opened.fire(session);
    }
    return labs;
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

  /** What was opened by the old text is let go of; what its containers are stays as it is. */
  async #readAgain(): Promise<void> {
    if (this.#found === undefined) return;
    await this.#found;
    const before = this.#sessions;
    this.#found = undefined;
    await Promise.all(before.map((session) => session[Symbol.asyncDispose]()));
    this.#changes.fire(undefined);
  }
}

function memoryKey(lab: string): string {
  return `run.${lab}`;
}
