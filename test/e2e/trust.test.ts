import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodeServer } from '../helpers/codeServer';

const lab = `---
container: { container_name: live-labs-e2e-trust, image: 'scratch:none' }
---
# A lab from anywhere
## Look
\`\`\`console
$ ls
\`\`\`
<!-- check: { name: It runs, container: running } -->
`;

describe('a workspace that nobody has trusted yet', function () {
  this.timeout(120_000);

  it('shows the labs that ship, and its own only once it is trusted', async () => {
    await using code = await CodeServer.open({
      asksForTrust: true,
      fill: async (workspace) => {
        await mkdir(join(workspace, 'own'));
        await writeFile(join(workspace, 'own', 'lab.md'), lab);
      },
    });
    await code.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
    await code.command('Live Labs: Focus on Labs View');
    await code.waitFor('[role=treeitem][aria-label^="Lab apache2 live action"]');
    await code.page
      .locator('[role=treeitem][aria-label^="Lab A lab"]')
      .waitFor({ state: 'detached' });
    await code.screenshot('30-untrusted');
    await code.page.getByText('Manage', { exact: true }).click();
    await code.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await code.waitFor('[role=treeitem][aria-label^="Lab A lab from anywhere"]');
    await code.screenshot('31-trusted');
  });
});
