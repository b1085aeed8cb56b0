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

  it('opens the lab and the step that a link names', async () => {
    const link = 'code-oss://live-labs.live-labs/open?lab=apache2-live-action&step=flood';
    await using code = await CodeServer.open({
      // What stands for the page of a course, where a click on the link would open VS Code.
      keys: { f8: { command: 'vscode.open', args: link } },
      settings: { 'extensions.confirmedUriHandlerExtensionIds': ['live-labs.live-labs'] },
    });
    await code.page.keyboard.press('F8');
    const step = code.page.locator('.getting-started-step.expanded .step-title');
    await step.getByText('Flood', { exact: true }).waitFor();
    await code.screenshot('32-link');
  });
});
