import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { commandIds, settings, viewIds } from '../../src/ui/ids';
import { FakeEngine } from '../helpers/fakeEngine';
import { activated } from './support/activated';

/** Far longer than the pause between two samples of anything that is visible. */
const longMilliseconds = 3000;

describe('the engine', () => {
  let engine: FakeEngine;
  const choose = (address: string | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration(settings.section)
      .update(settings.engineHost, address, vscode.ConfigurationTarget.Global);

  before(async () => {
    engine = await FakeEngine.start();
    const { link } = await activated();
    await choose(engine.address);
    await link.reset();
  });

  after(async () => {
    const { link } = await activated();
    await choose(undefined);
    await link.reset();
    await engine[Symbol.asyncDispose]();
  });

  it('is the one that the setting names', async () => {
    await vscode.commands.executeCommand(commandIds.tryEngineAgain);
    const { link } = await activated();
    assert.equal(link.state.kind, 'connected');
    assert.ok(engine.asked.includes('/version'));
  });

  it('is listened to, and asked nothing while nothing of ours is visible', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await until(() => engine.listeners === 1);
    await sleep(longMilliseconds);
    const before = engine.asked.length;
    await sleep(longMilliseconds);
    assert.deepEqual(engine.asked.slice(before), []);
  });

  it('is asked nothing either while a view shows that there is no container', async () => {
    await vscode.commands.executeCommand(`${viewIds.container}.focus`);
    await sleep(longMilliseconds);
    const before = engine.asked.length;
    await sleep(longMilliseconds);
    assert.deepEqual(engine.asked.slice(before), []);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('is known as lost as soon as it ends', async () => {
    const { link } = await activated();
    await engine[Symbol.asyncDispose]();
    await until(() => link.state.kind === 'lost');
    assert.ok(link.state.kind === 'lost' && link.state.error.message.includes('does not answer'));
    engine = await FakeEngine.start();
  });
});

/** A test's own time limit ends the wait. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50);
}
