import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { activated } from './support/activated';

const text = `---
lab: demo
container: { container_name: demo-test, image: "demo:1" }
---
# Demo
## Step
![](there.png)
<!-- check: { name: Runs, container: runing } -->
`;

describe('the problems of a lab in an editor', () => {
  let folder: vscode.Uri;

  before(async () => {
    await activated();
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace.uri, 'linted');
    await vscode.workspace.fs.createDirectory(folder);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('are shown where they are, with a way to the page about them', async () => {
    const { uri } = await open('lab.md', text);
    await shows(uri, ['6:4 picture-missing', '7:37 value-wrong']);
    const [, problem] = vscode.languages.getDiagnostics(uri);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /Did you mean "running"\?/);
    assert.ok(typeof problem.code === 'object');
    const { path, fragment } = problem.code.target;
    const page = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    assert.equal(page.lineAt(Number(fragment.slice(1)) - 1).text, '### value-wrong');
  });

  it('follow what is typed, before it is saved', async () => {
    const document = await open('lab.md', text);
    await replace(document, 'runing', 'running');
    await shows(document.uri, ['6:4 picture-missing']);
    await replace(document, 'lab: demo', 'lba: demo');
    await shows(document.uri, ['1:0 key-unknown', '6:4 picture-missing']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('follow the files around', async () => {
    const { uri } = await open('lab.md', text);
    await shows(uri, ['6:4 picture-missing', '7:37 value-wrong']);
    await write('there.png', 'x');
    await shows(uri, ['7:37 value-wrong']);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'there.png'));
    await shows(uri, ['6:4 picture-missing', '7:37 value-wrong']);
  });

  it('are shown in the Dockerfile too', async () => {
    const built = text
      .replace('image: "demo:1"', 'build: container')
      .replace('runing', 'running')
      .replace('![](there.png)', '');
    await write('container/Dockerfile', 'FROM x\nRUN --mount=type=cache id\n');
    const { uri } = await open('other.md', built);
    const dockerfile = vscode.Uri.joinPath(folder, 'container', 'Dockerfile');
    await shows(dockerfile, ['1:4 dockerfile-needs-buildkit']);
    assert.deepEqual(found(uri), []);
    await write('container/Dockerfile', 'FROM x\n');
    await shows(dockerfile, []);
  });

  it('go when the text is closed', async () => {
    const { uri } = await open('lab.md', text);
    await shows(uri, ['6:4 picture-missing', '7:37 value-wrong']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await shows(uri, []);
  });

  it('are of Markdown only where it begins like a lab', async () => {
    const document = await open('notes.md', '# Notes\n\n<!-- check\nname: x\n-->\n');
    await sleep(1000);
    assert.deepEqual(found(document.uri), []);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '---\nformat: 1\n---\n');
    await vscode.workspace.applyEdit(edit);
    await shows(document.uri, [
      '0:0 lab-without-container',
      '0:0 lab-without-steps',
      '6:0 key-missing',
    ]);
    await replace(document, 'format: 1', 'format: html');
    await shows(document.uri, []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  async function write(name: string, content: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
    return uri;
  }

  async function open(name: string, content: string): Promise<vscode.TextDocument> {
    const editor = await vscode.window.showTextDocument(await write(name, content));
    return editor.document;
  }
});

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)),
    to,
  );
  await vscode.workspace.applyEdit(edit);
}

/** Each with its place as VS Code counts. */
function found(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).map(({ range, code }) => {
    const { line, character } = range.start;
    return `${line}:${character} ${String(typeof code === 'object' ? code.value : code)}`;
  });
}

/** Waits until exactly these are shown; the test's own time limit ends it, and tells what is there. */
async function shows(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (JSON.stringify(found(uri)) !== JSON.stringify(expected) && Date.now() < deadline)
    await sleep(50);
  assert.deepEqual(found(uri), expected);
}
