import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import type * as vscode from 'vscode';

/**
 * Watches the folders of files that are known. VS Code's own watcher sees what is new, but a folder
 * that was made in one go with the folder around it may stay unseen from within for good (its
 * watcher asks the kernel for the inner folder only where it still hears of it), and no edit in it
 * is ever told.
 */
export class FolderWatches implements vscode.Disposable {
  readonly #watchers = new Map<string, FSWatcher>();
  #isDisposed = false;

  constructor(private readonly changed: (file: string) => void) {}

  /** From now on these files are watched, and no others. */
  follow(files: readonly string[]): void {
    const wanted = new Set(this.#isDisposed ? [] : files);
    for (const [file, watcher] of this.#watchers)
      if (!wanted.has(file)) {
        watcher.close();
        this.#watchers.delete(file);
      }
    for (const file of wanted) if (!this.#watchers.has(file)) this.#watch(file);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.follow([]);
  }

  #watch(file: string): void {
    // The folder, since an editor may save by putting another file in the place of the old one.
    const folder = dirname(file);
    const watcher = openWatcher(folder);
    if (watcher === undefined) return;
    this.#watchers.set(file, watcher);
    const isOver = (): void => {
      watcher.close();
      if (this.#watchers.get(file) === watcher) this.#watchers.delete(file);
      this.changed(file);
    };
    watcher.on('change', (_, name) => {
      // The folder itself was taken away; another one of its name is not the one that is watched.
      if (String(name) === basename(folder)) isOver();
      else if (String(name) === basename(file)) this.changed(file);
    });
    watcher.on('error', isOver);
  }
}

/** Undefined where the folder has gone or the system watches no more: VS Code's watcher remains. */
function openWatcher(folder: string): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false });
  } catch {
    return undefined;
  }
}
