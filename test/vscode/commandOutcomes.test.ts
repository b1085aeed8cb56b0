import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { EndedCommand } from '../../src/core/progress/commandOutcome';
import { outcomeWords } from '../../src/core/progress/outcomeWords';
import { performWithout } from '../../src/ui/commands/performWithout';
import { commandIds } from '../../src/ui/ids';
import type { ReadOnlyLab } from '../../src/ui/labs/foundLab';
import type { Services } from '../../src/ui/services';
import type { OutcomePart } from '../../src/ui/terminals/outcomePart';
import { activated } from './support/activated';

const id = 'outcomes';

const text = `---
lab: ${id}
---
# Outcomes
## Step
\`\`\`console
me@os:~$ seq 3
1
2
3
me@os:~$ sh -c 'exit 3'
me@os:~$ printf 'one\\n\\033[31mtwo\\033[0m\\n'
one
three
me@os:~$ sleep 0.3; seq 11 12
11
12
me@os:~$ sleep 600
me@os:~$ sleep 601
me@os:~$ yes | head -n 200000
y
[...]
y
\`\`\`
`;

// A lab without a container needs no engine; its terminal is a real one with the shell of this machine.
describe('what becomes of a command in a terminal', function () {
  this.timeout(60_000);
  let services: Services;
  let folder: string;

  before(async () => {
    services = await activated();
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = join(workspace.uri.fsPath, id);
    await services.labs.all();
    await writeLab(text);
    await until(() => services.labs.known.some(({ key }) => key === id));
  });

  after(async () => {
    for (const terminal of own()) terminal.dispose();
    await rm(folder, { recursive: true, force: true });
    await until(() => !services.labs.known.some(({ key }) => key === id));
  });

  it('is its exit code, its duration and whether its output is as in the text', async () => {
    await run(0);
    const outcome = await ended(0);
    assert.equal(outcome.exitCode, 0);
    assert.equal(outcome.by, 'itself');
    assert.deepEqual(outcome.sample, { matches: true });
    assert.equal(outcome.printed?.isWhole, true);
    assert.ok(outcome.milliseconds >= 0);
  });

  it('is an exit code that is not 0', async () => {
    await run(1);
    const outcome = await ended(1);
    assert.deepEqual([outcome.exitCode, outcome.sample], [3, undefined]);
  });

  it('is the first difference from the text, with its line there', async () => {
    await run(2);
    const { exitCode, sample } = await ended(2);
    assert.equal(exitCode, 0);
    assert.equal(sample?.difference?.line, 14);
    assert.match(sample.difference.words, /the text has "three" where the output has "two"/);
  });

  it('is known as well of what was typed by hand, but of nothing else that was', async () => {
    const [terminal] = own();
    assert.ok(terminal);
    terminal.sendText('echo something else');
    terminal.sendText('sleep 0.3; seq 11 12');
    const { exitCode, sample } = await ended(3);
    assert.deepEqual([exitCode, sample], [0, { matches: true }]);
    assert.equal(own().length, 1);
  });

  it('is that it runs, until it is stopped there and nowhere else', async () => {
    const role = { place: 'host', lab: id } as const;
    assert.equal(services.terminals.place(role), 'ready');
    await run(4);
    await until(() => kind(4) === 'running');
    assert.equal(services.terminals.place(role), 'busy');
    await run(5);
    await until(() => kind(5) === 'running');
    assert.equal(own().length, 2);
    await vscode.commands.executeCommand(commandIds.stopCommand, id, 'step', '4', 'command');
    const { exitCode } = await ended(4);
    assert.equal(exitCode, 130);
    assert.equal(kind(5), 'running');
    assert.equal(services.terminals.place(role), 'ready');
    assert.equal(services.outcomes.stop(part(4)), false);
  });

  it('is that its terminal was closed, where it was', async () => {
    const before = services.outcomes.of(part(5));
    assert.equal(before?.isTerminalOpen, true);
    assert.equal(services.outcomes.show(part(5)), true);
    own().at(-1)?.dispose();
    const outcome = await ended(5);
    assert.deepEqual([outcome.by, outcome.exitCode], ['closing', undefined]);
    assert.equal(services.outcomes.of(part(5))?.isTerminalOpen, false);
    assert.equal(services.outcomes.show(part(5)), false);
  });

  it('is told of much output by its ends', async () => {
    await run(6);
    const { exitCode, sample, printed } = await ended(6);
    assert.deepEqual([exitCode, sample], [0, { matches: true }]);
    assert.equal(printed?.isWhole, false);
    assert.ok(printed.units > 400_000);
  });

  it('is told in the row of the Labs view, where a click shows the terminal', async () => {
    await vscode.commands.executeCommand('liveLabs.labs.focus');
    const row = () => services.trees.labs.node(`part ${id} step 1`);
    await until(() => row()?.description?.startsWith('exit code 3') === true);
    assert.equal(row()?.command?.id, commandIds.showTerminal);
    assert.match(row()?.spoken ?? '', /^Part Run: sh -c 'exit 3', exit code 3, /);
    await vscode.commands.executeCommand(commandIds.showTerminal, id, 'step', '1', 'command');
    await until(() => vscode.window.activeTerminal?.name === 'Outcomes (host)');
  });

  it('stays known as long as its command is the same, whatever else changes', async () => {
    await writeLab(text.replace('## Step\n', '## Step\nMore to read.\n<!-- hint: x -->\n'));
    await until(() => lab().loaded.lab.steps[0]?.items[0]?.kind === 'hint');
    assert.match(words(2) ?? '', /^exit code 3/);
    await writeLab(text.replace('seq 11 12', 'seq 11 13'));
    await until(() => words(3) === undefined);
    assert.match(words(1) ?? '', /^exit code 3/);
  });

  it('has no end where the shell tells nothing, and then nobody waits at that place', async () => {
    const setting = vscode.workspace.getConfiguration('terminal.integrated.shellIntegration');
    await setting.update('enabled', false, vscode.ConfigurationTarget.Global);
    try {
      for (const terminal of own()) terminal.dispose();
      await until(() => own().length === 0);
      await run(0);
      assert.equal(words(0), 'sent');
      await sleep(1000);
      assert.equal(kind(0), 'sent');
      assert.equal(services.outcomes.stop(part(0)), false);
      assert.equal(services.terminals.place({ place: 'host', lab: id }), 'none');
    } finally {
      await setting.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  function own(): readonly vscode.Terminal[] {
    return vscode.window.terminals.filter(
      (terminal) => services.terminals.roleOf(terminal)?.lab === id,
    );
  }

  function lab(): ReadOnlyLab {
    const found = services.labs.known.find(({ key }) => key === id);
    assert.ok(found !== undefined && 'why' in found);
    return found;
  }

  function part(index: number): OutcomePart {
    const [step] = lab().loaded.lab.steps;
    const item = step?.items[index];
    assert.ok(step && item);
    return { lab: id, step, item };
  }

  /** As its button does, after the yes to what the lab runs. */
  async function run(index: number): Promise<void> {
    const { step, item } = part(index);
    await performWithout(services, lab(), { step, item }, false);
  }

  function kind(index: number): string | undefined {
    return services.outcomes.of(part(index))?.outcome.kind;
  }

  function words(index: number): string | undefined {
    const known = services.outcomes.of(part(index));
    return known === undefined ? undefined : outcomeWords(known.outcome).short;
  }

  async function ended(index: number): Promise<EndedCommand> {
    await until(() => kind(index) === 'ended');
    const outcome = services.outcomes.of(part(index))?.outcome;
    assert.ok(outcome?.kind === 'ended');
    return outcome;
  }

  async function writeLab(content: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'lab.md'), content);
  }
});

/** Waits for what has to come; the test's own time limit ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50);
}
