import { basename, sep } from 'node:path';
import * as vscode from 'vscode';
import { FolderWatches } from './folderWatches';
import type { LabOrigin } from './foundLab';

/** Anywhere in a workspace, but not in what tools bring along or make. */
const workspaceLabs = '**/lab.md';
const notLabs = '**/{node_modules,out,dist}/**';

/** A folder that is copied or taken away changes file by file: one look after it is enough. */
const quietMilliseconds = 200;

/** Of more new files than these nobody asks one by one whether it is a folder. */
const fewPaths = 50;

/** The files of labs: those that ship, and every `lab.md` of the workspace, as they come and go. */
export class LabFiles implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<undefined>();
  /** A lab may have come, changed or gone. */
  readonly onDidChange = this.#changes.event;
  readonly #own: vscode.Disposable;
  readonly #watches: FolderWatches;
  /** Whether it is known that something of a lab is among what has happened. */
  #isSure = false;
  #created: string[] = [];
  /** A folder that goes and comes at once is told as one that changed. */
  #changed: string[] = [];
  #known: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly shipped: vscode.Uri) {
    const labs = vscode.workspace.createFileSystemWatcher(workspaceLabs);
    // A folder that is moved tells of itself, and not always of the lab that is in it.
    const folders = vscode.workspace.createFileSystemWatcher('**');
    const change = (): void => {
      this.#isSure = true;
      this.#lookSoon();
    };
    this.#watches = new FolderWatches(change);
    this.#own = vscode.Disposable.from(
      this.#changes,
      this.#watches,
      labs,
      labs.onDidChange(change),
      labs.onDidCreate(change),
      labs.onDidDelete(change),
      folders,
      folders.onDidCreate(({ fsPath }) => {
        this.#created.push(fsPath);
        this.#lookSoon();
      }),
      folders.onDidChange(({ fsPath }) => {
        if (this.#changed.push(fsPath) <= fewPaths) this.#lookSoon();
      }),
      folders.onDidDelete(({ fsPath }) => {
        if (this.#known.some((file) => file.startsWith(fsPath + sep))) change();
      }),
      // What is done in this window is heard even where the watcher does not see it.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (basename(uri.fsPath) === 'lab.md') change();
      }),
      vscode.workspace.onDidCreateFiles(change),
      vscode.workspace.onDidRenameFiles(change),
      vscode.workspace.onDidDeleteFiles(change),
      vscode.workspace.onDidChangeWorkspaceFolders(change),
      vscode.workspace.onDidGrantWorkspaceTrust(change),
    );
  }

  /** All of them, those of the workspace first. */
  async all(): Promise<readonly { readonly file: string; readonly origin: LabOrigin }[]> {
    this.#known = await findOwn();
    this.#watches.follow(this.#known);
    const folders = await vscode.workspace.fs.readDirectory(this.shipped);
    return [
      ...this.#known.map((file) => ({ file, origin: 'workspace' as const })),
      ...folders
        .filter(([, type]) => type === vscode.FileType.Directory)
        .map(([name]) => ({
          file: vscode.Uri.joinPath(this.shipped, name, 'lab.md').fsPath,
          origin: 'shipped' as const,
        })),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#own.dispose();
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => void this.#look(), quietMilliseconds);
  }

  async #look(): Promise<void> {
    const [isSure, created, changed] = [this.#isSure, this.#created, this.#changed];
    this.#timer = undefined;
    this.#isSure = false;
    this.#created = [];
    this.#changed = [];
    if (isSure || (await this.#bringsLab(created, changed))) this.#changes.fire(undefined);
  }

  async #bringsLab(created: readonly string[], changed: readonly string[]): Promise<boolean> {
    // Programs write many files again and again, but hardly ever many folders.
    const told = [...created, ...changed.slice(0, fewPaths)];
    if (created.length <= fewPaths && !(await holdsFolder(told))) return false;
    return (await findOwn()).join('\n') !== this.#known.join('\n');
  }
}

async function findOwn(): Promise<readonly string[]> {
  const own = await vscode.workspace.findFiles(workspaceLabs, notLabs);
  return own.map(({ fsPath }) => fsPath).sort();
}

async function holdsFolder(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.allSettled(
    paths.map((path) => vscode.workspace.fs.stat(vscode.Uri.file(path))),
  );
  return found.some(
    (it) => it.status === 'fulfilled' && (it.value.type & vscode.FileType.Directory) !== 0,
  );
}
