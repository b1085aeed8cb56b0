import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/ui/ids';
import { activated } from './support/activated';

describe('the extension', () => {
  it('is found and activates', async () => {
    await activated();
    assert.equal(vscode.extensions.getExtension('live-labs.live-labs')?.isActive, true);
  });

  it('handles every command that it contributes', async () => {
    await activated();
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(commandIds).filter((id) => !known.has(id)),
      [],
    );
  });

  it('finds the lab that ships with it, with its walkthrough', async () => {
    const { labs, context } = await activated();
    const { lab } = await labs.session('apache2-live-action');
    assert.equal(lab.steps.length, 9);
    const { contributes } = context.extension.packageJSON as {
      contributes: { walkthroughs: { id: string; steps: { id: string }[] }[] };
    };
    assert.deepEqual(
      contributes.walkthroughs.find(({ id }) => id === lab.id)?.steps.map(({ id }) => id),
      lab.steps.map(({ id }) => id),
    );
  });

  it('opens the walkthrough at a step, and ticks it both ways', async () => {
    await activated();
    const step = 'live-labs.live-labs#apache2-live-action#build';
    await vscode.commands.executeCommand(commandIds.openLab, 'apache2-live-action', 'build');
    const known = new Set(await vscode.commands.getCommands(true));
    for (const id of ['welcome.markStepComplete', 'welcome.markStepIncomplete']) {
      assert.ok(known.has(id), `this VS Code has no ${id}: ticks would not be taken back`);
      await vscode.commands.executeCommand(id, step);
    }
  });

  it('says of a lab that is not there that it is not there', async () => {
    const { labs } = await activated();
    await assert.rejects(labs.session('no-such-lab'), /There is no lab "no-such-lab"/);
  });
});
