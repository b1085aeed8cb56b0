import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodeServer } from '../helpers/codeServer';
import { Guide } from '../helpers/guide';
import { Student } from '../helpers/student';

const lab = `---
lab: from-anywhere
container: { container_name: live-labs-e2e-trust, image: 'scratch:none' }
---
# A lab from anywhere
## Look
\`\`\`console
$ touch ran-untrusted
\`\`\`
<!-- check: { name: It runs, container: running } -->
`;

describe('a workspace that nobody has trusted yet', function () {
  this.timeout(120_000);

  it('shows its labs to be read, says why nothing of them runs, and what to do', async () => {
    await using code = await CodeServer.open({
      asksForTrust: true,
      fill: async (workspace) => {
        await mkdir(join(workspace, 'own'));
        await writeFile(join(workspace, 'own', 'lab.md'), lab);
      },
    });
    const student = new Student(code);
    await code.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
    await code.command('Live Labs: Focus on Labs View');
    await student.row('Lab apache2 live action, 0 of 9 steps passed').waitFor();
    await student.row('Lab A lab from anywhere, not trusted, in own').waitFor();

    await student.row('Step Look').click();
    const guide = new Guide(student, 'A lab from anywhere');
    await guide.heading('Look').waitFor();
    await guide.button('Manage trust').waitFor();
    assert.equal(await guide.page.getByRole('button', { name: 'Run: touch' }).isVisible(), false);
    await student.unfold('Look');
    await student.pressPart('Run: touch ran-untrusted');
    const message = student.message('comes from this workspace, which is not trusted');
    await message.waitFor();
    await code.screenshot('30-untrusted');
    await message.getByRole('button', { name: 'Clear Notification' }).click();

    for (const command of ['Labs: Start Container', 'Labs: Check Step']) {
      await (await code.palette(command)).first().click();
      await student.pick('A lab from anywhere');
      await message.waitFor();
      if (command === 'Labs: Start Container')
        await message.getByRole('button', { name: 'Clear Notification' }).click();
    }

    await message.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await code.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await student.closeModal();
    await student.row('Lab A lab from anywhere, 0 of 1 step passed, in own').waitFor();
    await student.pressPart('Run: touch ran-untrusted');
    await student.question().getByText('$ touch ran-untrusted').waitFor();
    await code.screenshot('31-trusted');
    await student.question().getByRole('button', { name: 'Cancel' }).click();
  });
});
