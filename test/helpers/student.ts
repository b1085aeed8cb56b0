import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { CodeServer, type CodeServerRequest } from './codeServer';

/** How the copy of the lab differs from the one that ships. */
export interface LabChanges {
  readonly dockerfile?: string;
  readonly lab?: (text: string) => string;
}

/** What a student does in VS Code and sees there, in the words of the lab. */
export class Student implements AsyncDisposable {
  #hasAllowed = false;

  constructor(readonly code: CodeServer) {}

  /**
   * Opens VS Code on the walkthrough of the apache2 lab. Its container has a name of its own, by a
   * copy of the lab in the workspace, so that tests never meet what somebody works on by hand.
   */
  static async open(
    container: string,
    request: CodeServerRequest & LabChanges = {},
  ): Promise<Student> {
    const code = await CodeServer.open({
      ...request,
      env: { LIVE_LABS_OPEN: 'apache2-live-action', ...request.env },
      fill: (workspace) => copyLab(workspace, container, request),
    });
    return new Student(code);
  }

  get page(): Page {
    return this.code.page;
  }

  /** Waits until the Live Labs views are there, which open with the lab. */
  async showLabs(): Promise<void> {
    await this.page.locator('[role=treeitem][aria-label^="Lab "]').first().waitFor();
  }

  /** A row of the views, by how a screen reader's words for it begin. */
  row(spoken: string): Locator {
    return this.page.locator(`[role=treeitem][aria-label^="${spoken}"]`).first();
  }

  /** Opens a step in the walkthrough. */
  async openStep(title: string): Promise<void> {
    await this.step(title).click();
    await this.step(title).locator('.step-description-container').waitFor();
  }

  /** A step of the walkthrough. */
  step(title: string): Locator {
    return this.page
      .locator('.getting-started-step')
      .filter({ has: this.page.locator('.step-title').getByText(title, { exact: true }) });
  }

  /** Clicks a button of the step that is open. The first that runs something on this machine asks
   * whether the lab may, since it is one of the workspace. */
  async press(title: string): Promise<void> {
    await this.page
      .locator('.getting-started-step.expanded .monaco-button')
      .filter({ hasText: new RegExp(`^${title}$`) })
      .first()
      .click();
    if (!this.#hasAllowed && /^(?:Build|Start) Container$/.test(title)) await this.allow();
  }

  /** Says yes to what a lab of the workspace would run. */
  async allow(): Promise<void> {
    await this.question().getByRole('button', { name: 'Run', exact: true }).click();
    await this.question().waitFor({ state: 'detached' });
    this.#hasAllowed = true;
  }

  /** Closes an editor that VS Code shows over the whole window. */
  async closeModal(): Promise<void> {
    const modal = this.page.locator('.monaco-modal-editor-block');
    await modal.locator('.codicon-close').first().click();
    await modal.waitFor({ state: 'detached' });
  }

  /** What VS Code asks in the middle of its window. */
  question(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Opens the row of a step in the view, which shows what can be done in it. */
  async unfold(title: string): Promise<void> {
    const row = this.row(`Step ${title}:`);
    if ((await row.getAttribute('aria-expanded')) !== 'true')
      await row.locator('.monaco-tl-twistie').click();
  }

  /** Presses the button in the row of a part of a step, and again where the row was just drawn anew. */
  async pressPart(title: string): Promise<void> {
    const lost = this.message('The list was being drawn anew');
    do {
      const row = this.row(`Part ${title}`);
      await row.hover();
      await row.getByRole('button', { name: 'Do a Part of a Step' }).click();
    } while (await isSeenSoon(lost));
  }

  /** Takes a row of a list that VS Code offers to pick from. */
  async pick(text: string): Promise<void> {
    const list = this.page.locator('.quick-input-list .monaco-list-row');
    await list.filter({ hasText: text }).first().click();
  }

  /** Has connections held, by the command palette. */
  async flood(count: number, way = 'Hold a partial request'): Promise<void> {
    await (await this.code.palette('Labs: Flood Connections')).first().click();
    await this.pick(way);
    await this.page.getByText('How many connections shall be held open').waitFor();
    await this.answer(String(count));
  }

  /** Waits until a step is ticked: in the view and in the walkthrough. */
  async ticked(title: string, milliseconds = 60_000): Promise<void> {
    await this.row(`Step ${title}: passed`).waitFor({ timeout: milliseconds });
    await this.step(title)
      .locator('.codicon.complete')
      .waitFor({ state: 'attached', timeout: milliseconds });
  }

  /** Waits until a terminal shows a text, and gives all it shows. */
  async terminalShows(text: string | RegExp): Promise<string> {
    const rows = this.page.locator('.terminal-wrapper.active .xterm-rows');
    await rows.filter({ hasText: text }).first().waitFor();
    return rows.first().innerText();
  }

  /** Types into the terminal that is active. */
  async type(line: string): Promise<void> {
    await this.page.locator('.terminal-wrapper.active .xterm-screen').click();
    await this.page.keyboard.type(`${line}\n`);
  }

  /** The page of the thread view. */
  threads(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready[src*="extensionId=live-labs.live-labs"]')
      .frameLocator('iframe#active-frame');
  }

  /**
   * Answers what VS Code asks for in its input box. The box takes no Enter while it still judges, and
   * a view that has just opened may take the keyboard from it, so the answer is given until it is taken.
   */
  async answer(text: string): Promise<void> {
    await this.#untilTaken((input) => giveAnswer(input, text), text);
  }

  /** Takes what VS Code proposes in its input box, such as the name of a file to save. */
  async accept(): Promise<void> {
    await this.#untilTaken((input) => input.press('Enter', { timeout: 2_000 }), 'what it proposes');
  }

  async #untilTaken(give: (input: Locator) => Promise<void>, what: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    const input = box.locator('.quick-input-box input');
    const deadline = Date.now() + answerMilliseconds;
    await input.waitFor();
    while (await box.isVisible()) {
      if (Date.now() > deadline) throw new Error(`The input box does not take "${what}".`);
      // Fails where the box closes under the keys, which is what is waited for.
      await give(input).catch(() => undefined);
      await this.page.waitForTimeout(200);
    }
  }

  /** A message of VS Code that holds this text. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text }).first();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.code[Symbol.asyncDispose]();
  }
}

/** How long VS Code may take to judge an answer. */
const answerMilliseconds = 60_000;

/** Whether a message comes, which is closed then. */
async function isSeenSoon(message: Locator): Promise<boolean> {
  const isSeen = await message.waitFor({ timeout: 700 }).then(
    () => true,
    () => false,
  );
  if (isSeen) {
    await message.hover();
    await message.locator('.codicon-notifications-clear').click();
    await message.waitFor({ state: 'detached' });
  }
  return isSeen;
}

async function giveAnswer(input: Locator, text: string): Promise<void> {
  const timeout = 2_000;
  if ((await input.inputValue({ timeout })) !== text) await input.fill(text, { timeout });
  // On the box itself, whatever has the keyboard.
  await input.press('Enter', { timeout });
}

async function copyLab(
  workspace: string,
  container: string,
  { dockerfile, lab = (text) => text }: LabChanges,
): Promise<void> {
  const folder = join(workspace, 'apache2-live-action');
  await cp('walkthroughs/apache2-live-action', folder, { recursive: true });
  const file = join(folder, 'lab.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, lab(text.replaceAll('apache2-test', container)));
  if (dockerfile !== undefined)
    await writeFile(join(folder, 'container', 'Dockerfile'), dockerfile);
}
