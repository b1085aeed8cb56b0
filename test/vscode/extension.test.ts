import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is found and activates', async () => {
    const extension = vscode.extensions.getExtension('live-labs.live-labs');
    assert.ok(extension, 'VS Code does not know it');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
