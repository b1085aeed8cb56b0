import { Student } from '../helpers/student';

// Who has no engine can still watch what the lab shows.
describe('a student without an engine', function () {
  this.timeout(120_000);

  it('watches the recording that came with the lab', async () => {
    await using student = await Student.open('live-labs-e2e-recording', {
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    });
    const { code, page } = student;
    await student.showLabs();
    await page.getByText('The chosen container engine does not answer').waitFor();
    await code.screenshot('60-no-engine');
    await page.locator('.monaco-button', { hasText: 'Watch a Recording' }).first().click();
    await student.pick('apache2 live action');
    await page.getByRole('tab', { name: 'Recording: apache2-test' }).waitFor();
    // It begins with the server at rest: the parent, two workers, and their threads.
    await student
      .threads()
      .getByText(/3 processes, 15 threads/)
      .first()
      .waitFor();
    await code.screenshot('61-recording');
  });
});
