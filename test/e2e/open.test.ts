import assert from 'node:assert/strict';
import { CodeServer } from '../helpers/codeServer';

describe('VS Code with the packaged extension', function () {
  this.timeout(120_000);

  it('opens, and knows the extension as installed', async () => {
    await using code = await CodeServer.open();
    await code.command('View: Show Extensions');
    const row = await code.waitFor('.extensions-list .monaco-list-row:has-text("Live Labs")');
    assert.match((await row.textContent()) ?? '', /Guided operating-systems labs/);
    await code.screenshot('open');
  });
});
