import type { Frame, FrameLocator, Locator } from 'playwright-core';
import type { Student } from './student';

/** How long the page may take for what it does at once on a machine that has nothing else to do. */
const patienceMilliseconds = 30_000;

/** The guide of a lab as a student sees it. */
export class Guide {
  constructor(
    private readonly student: Student,
    private readonly title: string,
  ) {}

  /** Its page. */
  get page(): FrameLocator {
    return this.student.page
      .frameLocator('iframe.webview.ready[src*="extensionId=live-labs.live-labs"]')
      .frameLocator(`iframe#active-frame[title="${this.title}"]`);
  }

  /** The heading of the step that is shown. */
  heading(title: string): Locator {
    return this.page.getByRole('heading', { level: 2, name: title, exact: true });
  }

  /** A button of the page, by how its name begins. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  /** A row of the list of steps, by its title and how its state is said. */
  step(title: string, state = ''): Locator {
    return this.page
      .getByRole('navigation', { name: 'Steps of the lab' })
      .getByRole('button', { name: new RegExp(`${title}.*${state}`) });
  }

  /** Goes to a step by the list at the left. */
  async open(title: string): Promise<void> {
    await this.step(title).click();
    await this.heading(title).waitFor();
  }

  /** Waits until a step is ticked: here, and in the view of the side bar; the status bar then counts
   * as many steps as this page does. */
  async passed(title: string): Promise<void> {
    await this.step(title, ', passed$').waitFor({ timeout: 60_000 });
    await this.student.row(`Step ${title}: passed`).waitFor();
    const [count = ''] = (await this.page.locator('.count').innerText()).split(' · ');
    await this.student.page
      .locator('.statusbar-item', { hasText: `${this.title}: ${count}` })
      .waitFor();
  }

  /** Waits until something is so in the page. Playwright's own way evaluates words there, which the
   * page's policy forbids. */
  async until(isSo: string): Promise<void> {
    const deadline = Date.now() + patienceMilliseconds;
    while (!(await (await this.frame()).evaluate<boolean>(isSo))) {
      if (Date.now() > deadline) throw new Error(`In the guide this does not become so: ${isSo}`);
      await this.student.page.waitForTimeout(100);
    }
  }

  /** The frame itself, for what only its own programs can tell. */
  async frame(): Promise<Frame> {
    const root = await this.page.locator(':root').elementHandle();
    const frame = await root.ownerFrame();
    if (frame === null) throw new Error('The guide has no frame.');
    return frame;
  }
}
