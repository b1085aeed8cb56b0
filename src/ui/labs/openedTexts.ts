import * as vscode from 'vscode';
import { FolderWatches } from './folderWatches';
import { guideTabs } from './guideTabs';
import { movedFile, placeNow, type Move } from './movedFile';

/** Time to finish a word; each look costs more, the longer the text is. */
const quietMilliseconds = 300;

const rememberedKey = 'openedTexts';

/** Those whose pages are open. */
const openKey = 'openedTexts.open';

/** Pages that were hidden since know their files by the old names. */
const movesKey = 'openedTexts.moves';

/** Older ones are forgotten: their pages do not come back after a reload. */
const mostRemembered = 50;

/**
 * The files that a student has opened as labs by hand, for as long as their pages are open. They read
 * as their editors have them, saved or not, and else as they are on the disk.
 */
export class OpenedTexts implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<undefined>();
  /** One was opened or closed, or reads otherwise. */
  readonly onDidChange = this.#changes.event;
  readonly #files = new Set<string>();
  /** Those of the window before its reload. VS Code makes their pages anew when they are first seen. */
  readonly #awaited: Set<string>;
  readonly #watches = new FolderWatches(() => {
    this.#lookSoon();
  });
  readonly #hearing = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.#touch(document);
    }),
    // It may have been closed unsaved.
    vscode.workspace.onDidCloseTextDocument((document) => {
      this.#touch(document);
    }),
    // Which tabs there are may come to be known only after the labs were read.
    vscode.window.tabGroups.onDidChangeTabGroups(() => {
      if (this.#awaited.size > 0) this.#lookSoon();
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files)
        this.#move({ from: oldUri.fsPath, to: newUri.fsPath });
    }),
  );
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly state: vscode.Memento) {
    this.#awaited = new Set(state.get<readonly string[]>(openKey, []));
    this.#watches.follow(this.files);
  }

  get files(): readonly string[] {
    // A window may also come back without its tabs.
    return guideTabs().length === 0 ? [...this.#files] : this.#open;
  }

  /** Those whose pages have not come back yet. */
  get awaited(): readonly string[] {
    return [...this.#awaited];
  }

  /** Takes a file among the labs from now on; tells nobody, since who opens it reads it. */
  async add(file: string): Promise<void> {
    this.#files.add(file);
    this.#awaited.delete(file);
    this.#keepOpen();
    // One of an old name of another is a file of its own.
    const moves = this.#moves.filter(({ from }) => from !== file);
    if (moves.length < this.#moves.length) await this.state.update(movesKey, moves);
    const others = this.#remembered.filter((it) => it !== file);
    await this.state.update(rememberedKey, [...others, file].slice(-mostRemembered));
  }

  /** Nobody looks at it any more. */
  remove(file: string): void {
    const wasAwaited = this.#awaited.delete(file);
    if (!this.#files.delete(file) && !wasAwaited) return;
    this.#keepOpen();
    this.#changes.fire(undefined);
  }

  /** Whether a student has opened this file as a lab before, in this window or before its reload. */
  wasOpened(file: string): boolean {
    return this.#remembered.includes(file);
  }

  /** Where a file that was opened is now, by any name that it had. */
  placeOf(file: string): string {
    return placeNow(file, this.#moves);
  }

  /** What the editor of a file has; undefined where no editor has it. */
  textOf(file: string): string | undefined {
    return vscode.workspace.textDocuments
      .find((document) => fileOf(document) === file && !document.isClosed)
      ?.getText();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#hearing.dispose();
    this.#watches.dispose();
    this.#changes.dispose();
  }

  /** Its page goes with a file that is renamed, or a folder above it. */
  #move(move: Move): void {
    const moved = [...new Set([...this.#remembered, ...this.#open])].flatMap((from) => {
      const to = movedFile(from, move);
      return to === undefined ? [] : [{ from, to }];
    });
    if (moved.length === 0) return;
    for (const files of [this.#files, this.#awaited])
      for (const { from, to } of moved) if (files.delete(from)) files.add(to);
    this.#keepOpen();
    const remembered = this.#remembered.map((file) => placeNow(file, moved));
    void this.state.update(rememberedKey, [...new Set(remembered)]);
    void this.state.update(movesKey, [...this.#moves, ...moved].slice(-mostRemembered));
    this.#changes.fire(undefined);
  }

  #keepOpen(): void {
    this.#watches.follow(this.files);
    void this.state.update(openKey, this.#open);
  }

  get #open(): readonly string[] {
    return [...new Set([...this.#files, ...this.#awaited])];
  }

  #touch(document: vscode.TextDocument): void {
    const file = fileOf(document);
    if (file !== undefined && this.files.includes(file)) this.#lookSoon();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#changes.fire(undefined);
    }, quietMilliseconds);
  }

  get #moves(): readonly Move[] {
    return this.state.get<readonly Move[]>(movesKey, []);
  }

  get #remembered(): readonly string[] {
    return this.state.get<readonly string[]>(rememberedKey, []);
  }
}

function fileOf({ uri }: vscode.TextDocument): string | undefined {
  return uri.scheme === 'file' ? uri.fsPath : undefined;
}
