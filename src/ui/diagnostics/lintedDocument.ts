import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import type { FileProblem } from '../../run/lint/fileRule';
import { loadWorks } from '../loadWorks';
import { problemSpan } from './problemSpan';

/** Time to finish a word: what is half written is no mistake yet. */
const quietMilliseconds = 400;

/** Where the page about a code opens; undefined where it has none. */
export type PageOf = (code: string) => Promise<vscode.Uri | undefined>;

/**
 * A lab's text that is open in an editor, and its problems for as long as it is. It is looked at
 * again after each change of its text or of the files around it.
 */
export class LintedDocument implements vscode.Disposable {
  readonly #found = vscode.languages.createDiagnosticCollection('Live Labs');
  readonly #around: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #turn = 0;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly pageOf: PageOf,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#around = this.#watchAround();
    this.#lintIn(0);
  }

  /** The text has changed. */
  touch(): void {
    this.#lintIn(quietMilliseconds);
  }

  dispose(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#around.dispose();
    this.#found.dispose();
  }

  #lintIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lint(), milliseconds);
  }

  async #lint(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const { lintLab } = await loadWorks();
      const file = this.document.uri.fsPath;
      const problems = await lintLab({ file, text: this.document.getText() });
      const shown = await Promise.all(problems.map((problem) => this.#diagnostic(problem)));
      // Meanwhile it may have been changed or closed.
      if (turn !== this.#turn) return;
      const files = new Set(problems.map((problem) => problem.file));
      this.#found.clear();
      for (const name of files)
        this.#found.set(
          name === file ? this.document.uri : vscode.Uri.file(name),
          shown.filter((_, index) => problems[index]?.file === name),
        );
    } catch (caught) {
      this.log.error(`${this.document.uri.fsPath} could not be linted: ${describeCaught(caught)}`);
    }
  }

  async #diagnostic(problem: FileProblem): Promise<vscode.Diagnostic> {
    const { file, severity, code, message } = problem;
    const isOwn = file === this.document.uri.fsPath;
    const text =
      isOwn && problem.line <= this.document.lineCount
        ? this.document.lineAt(problem.line - 1).text
        : undefined;
    const { line, from, to } = problemSpan(problem, text);
    const diagnostic = new vscode.Diagnostic(
      new vscode.Range(line, from, line, to),
      message,
      severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
    );
    const target = await this.pageOf(code);
    diagnostic.source = 'Live Labs';
    diagnostic.code = target === undefined ? code : { value: code, target };
    return diagnostic;
  }

  /** The files around count too: a picture, a Dockerfile. Outside the workspace nothing is watched,
   * since a folder there may be anything, up to the whole home. */
  #watchAround(): vscode.Disposable {
    if (vscode.workspace.getWorkspaceFolder(this.document.uri) === undefined)
      return vscode.Disposable.from();
    const folder = vscode.Uri.joinPath(this.document.uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '**'),
    );
    const hear = ({ fsPath }: vscode.Uri): void => {
      if (fsPath !== this.document.uri.fsPath) this.touch();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(hear),
      watcher.onDidCreate(hear),
      watcher.onDidDelete(hear),
    );
  }
}
