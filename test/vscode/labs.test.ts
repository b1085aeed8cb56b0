import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { commandIds, viewIds } from '../../src/ui/ids';
import type { Labs } from '../../src/ui/labs/labs';
import { activated } from './support/activated';

const text = (id: string, title = 'Dropped'): string => `---
lab: ${id}
container: { container_name: ${id}-test, image: "${id}:1" }
---
# ${title}
## Step
<!-- check: { name: Runs, container: running } -->
`;

describe('the labs of a workspace', () => {
  let labs: Labs;
  let folder: string;

  before(async () => {
    ({ labs } = await activated());
    await labs.all();
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = workspace.uri.fsPath;
    await vscode.commands.executeCommand(`${viewIds.labs}.focus`);
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  afterEach(async () => {
    for (const name of ['one', 'two', 'moved'])
      await rm(join(folder, name), { recursive: true, force: true });
    await finds([]);
  });

  it('appear when they are written, and go when they are deleted', async () => {
    await write('one', text('one'));
    await finds(['one run Dropped']);
    await rm(join(folder, 'one', 'lab.md'));
    await finds([]);
  });

  it('follow a folder that is renamed, moved away and brought back by another program', async () => {
    await write('one/deep', text('one'));
    await finds(['one/deep run Dropped']);
    await rename(join(folder, 'one'), join(folder, 'moved'));
    await finds(['moved/deep run Dropped']);
    const outside = `${folder}-outside`;
    await rename(join(folder, 'moved'), outside);
    await finds([]);
    await rename(outside, join(folder, 'two'));
    await finds(['two/deep run Dropped']);
  });

  it('go with a folder that is deleted', async () => {
    await write('one/deep', text('one'));
    await finds(['one/deep run Dropped']);
    await rm(join(folder, 'one'), { recursive: true });
    await finds([]);
  });

  it('are read again when they are edited; a new wording of the text ends nothing that is held', async () => {
    await write('one', text('one'));
    await finds(['one run Dropped']);
    const session = await labs.session('one');
    await write('one', `${text('one')}\nMore to read.\n`);
    await sleep(1500);
    assert.equal(await labs.session('one'), session);
    await write('one', text('one').replace('## Step', 'More to read above.\n\n## Step'));
    await sleep(1500);
    assert.equal(await labs.session('one'), session);
    await write('one', text('one', 'Renamed'));
    await finds(['one run Renamed']);
    assert.notEqual(await labs.session('one'), session);
  });

  it('are told apart where two have one id', async () => {
    await write('one', text('same', 'First'));
    await write('two', text('same', 'Second'));
    await finds(['one run First', 'two broken lab-id-taken']);
    await write('two', text('other', 'Second'));
    await finds(['one run First', 'two run Second']);
  });

  it('show what is wrong with them, and open where it is', async () => {
    await write('one', text('one').replace('container_name', 'contaner_name'));
    await finds(['one broken lab-broken']);
    const [broken] = await own();
    assert.ok(broken !== undefined && 'first' in broken && broken.first !== undefined);
    const { line, column } = broken.first;
    await vscode.commands.executeCommand(commandIds.openFile, broken.file, line, column);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, broken.file);
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [2, 13]);
  });

  it('can be read without a container', async () => {
    await write('one', '# Course\n## First\n```console\nme@os:~$ ls\n```\n');
    await finds(['one read lab-incomplete']);
    await assert.rejects(labs.session('course'), /it has no container/);
  });

  it('stand in the place of a lab that ships, as long as they have its id', async () => {
    await write('one', text('apache2-live-action', 'My copy'));
    await finds(['one run My copy']);
    assert.equal((await labs.session('apache2-live-action')).lab.title, 'My copy');
    await rm(join(folder, 'one'), { recursive: true });
    await finds([]);
    assert.equal((await labs.session('apache2-live-action')).lab.steps.length, 9);
  });

  async function write(name: string, content: string): Promise<void> {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'lab.md'), content);
  }

  async function own(): ReturnType<Labs['all']> {
    return (await labs.all()).filter(({ origin }) => origin === 'workspace');
  }

  /** Waits until the workspace has exactly these labs; the test's own time limit ends it. */
  async function finds(expected: readonly string[]): Promise<void> {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const found = (await own()).map((lab) => {
        const name = lab.file.slice(folder.length + 1, -'/lab.md'.length);
        if ('error' in lab) return `${name} broken ${lab.error.code}`;
        if ('why' in lab) return `${name} read ${lab.why.code}`;
        return `${name} run ${lab.loaded.lab.title}`;
      });
      if (JSON.stringify(found) === JSON.stringify(expected)) return;
      if (Date.now() > deadline) assert.deepEqual(found, expected);
      await sleep(50);
    }
  }
});
