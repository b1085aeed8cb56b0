import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { ApacheStudent } from '../helpers/apacheStudent';
import { axeFindings } from '../helpers/axe';
import { Guide } from '../helpers/guide';
import { inStages } from '../helpers/inStages';
import type { Student } from '../helpers/student';

const container = 'live-labs-e2e-romanian';

// VS Code itself speaks English here, as it does for most who would rather read Romanian.
describe('a student who reads Romanian', function () {
  this.timeout(150_000);
  let passage: ApacheStudent;
  let student: Student;
  let guide: Guide;

  before(async () => {
    passage = await ApacheStudent.open(container, { settings: { 'liveLabs.language': 'ro' } });
    ({ student } = passage);
    guide = new Guide(student, 'apache2 live action');
  });

  after(() => passage[Symbol.asyncDispose]());

  inStages(() => keep('failed-romanian'));

  const keep = (name: string): Promise<string> => student.code.screenshot(name);
  const threads = (): FrameLocator =>
    student.page
      .frameLocator('iframe.webview.ready[src*="extensionId=live-labs.live-labs"] >> nth=-1')
      .frameLocator('iframe#active-frame[title^="Fire de execuție"]');
  const yes = (): Locator => student.question().getByRole('button', { name: 'Rulează' });

  it('sees the labs and their steps in Romanian', async () => {
    await student.row('Laboratorul apache2 live action, 0 din 9 pași trecuți').waitFor();
    await student.row('Pasul Build and run: încă nefăcut').waitFor();
  });

  it('reads the guide in Romanian', async () => {
    await (await student.code.palette('Labs: Open Guide')).first().click();
    await student.pick('apache2 live action');
    await guide.heading('Build and run').waitFor();
    await guide.page.getByText('0 din 9 pași · mai ai cam 25 min').waitFor();
    assert.equal(await (await guide.frame()).evaluate('document.documentElement.lang'), 'ro');
  });

  it('is told in Romanian what a failed check expected and saw, and what mends it', async () => {
    await guide.button('Verifică pasul').click();
    const check = guide.page.locator('.check.failed').first();
    await check.getByText(/^Se aștepta: .*\. S-a văzut: .*\.$/).waitFor();
    await guide.button('Verifică din nou').waitFor();
    await student.row('Pasul Build and run: netrecut').waitFor();
    assert.deepEqual(await axeFindings(await guide.frame()), []);
    await keep('70-romanian-failed');
    await guide.page.getByRole('button', { name: 'Pornește containerul' }).last().click();
    await yes().waitFor();
    await keep('71-romanian-consent');
    await yes().click();
    await student.row('Pasul Build and run: trecut').waitFor({ timeout: 90_000 });
    await guide.page.getByText('1 din 9 pași').waitFor();
  });

  it('sees in Romanian where commands run', async () => {
    await guide.button('Următorul: It works').click();
    await guide.button('Rulează: curl localhost:').click();
    await student.row('Pasul It works: trecut').waitFor({ timeout: 60_000 });
    await guide.page.getByText('pe calculatorul tău').first().waitFor();
    await keep('72-romanian-guide');
  });

  it('sees the threads in Romanian', async () => {
    await guide.button('Deschide firele de execuție').click();
    const threadView = threads();
    const headline = /^\d+ procese, \d+ (?:de )?fire de execuție$/;
    await threadView.getByRole('heading', { name: headline }).waitFor();
    await threadView.getByRole('button', { name: 'Inundă cu conexiuni…' }).waitFor();
    await threadView.getByText('fir principal (main)').waitFor();
    await keep('73-romanian-threads');
  });
});
