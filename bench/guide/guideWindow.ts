import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { CodeServer } from '../../test/helpers/codeServer';
import { bigLab } from './bigLab';
import { windowWatcher } from './inPage';

/** What is opened: our guide of a lab, or VS Code's own preview of the same text. */
export interface Opened {
  readonly key: string;
  /** The file that has to be in an editor before; undefined where none has. */
  readonly file?: string;
  /** The title that is painted first. */
  readonly title: string;
}

export const steps = 300;

const shipped = 'apache2-live-action';
const made = 'big-lab';

/** Each by a key of its own, so that nothing but the command itself is measured. */
export const opened = {
  guide: { key: 'F8', title: 'Build and run' },
  preview: { key: 'F6', title: 'Build and run', file: 'apache.md' },
  bigGuide: { key: 'F7', title: 'Step 1' },
  bigPreview: { key: 'F6', title: 'Step 1', file: 'big.md' },
} as const satisfies Readonly<Record<string, Opened>>;

/** How long something may take to be painted before the measurement is given up. */
const patienceMilliseconds = 60_000;

/** A real VS Code in which guides and previews are opened and watched. */
export class GuideWindow implements AsyncDisposable {
  private constructor(private readonly code: CodeServer) {}

  static async open(): Promise<GuideWindow> {
    const code = await CodeServer.open({
      keys: {
        f6: { command: 'markdown.showPreview', args: undefined },
        f7: { command: 'liveLabs.openGuide', args: made },
        f8: { command: 'liveLabs.openGuide', args: shipped },
        f9: { command: 'workbench.action.closeAllEditors', args: undefined },
      },
      fill: async (workspace) => {
        await mkdir(join(workspace, made));
        await writeFile(join(workspace, made, 'lab.md'), bigLab(steps));
        await writeFile(join(workspace, 'big.md'), bigLab(steps));
        await cp(join('walkthroughs', shipped, 'lab.md'), join(workspace, 'apache.md'));
      },
    });
    await code.page.evaluate(windowWatcher);
    return new GuideWindow(code);
  }

  /** Opens one where none is; gives the milliseconds from the key to its title on the screen. */
  async firstPaint({ key, file, title }: Opened): Promise<number> {
    const { page } = this.code;
    await this.closeAll();
    if (file !== undefined) await this.#openFile(file);
    await page.evaluate('liveLabsBench.painted = {}');
    await page.keyboard.press(key);
    const painted = `liveLabsBench.painted[${JSON.stringify(title)}]`;
    await page.waitForFunction(`${painted} > 0`, undefined, { timeout: patienceMilliseconds });
    return page.evaluate<number>(`${painted} - liveLabsBench.key`);
  }

  /** The page of the guide that is open. */
  async guide(): Promise<Frame> {
    const title = await this.code.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('article h2')
      .elementHandle();
    const frame = await title.ownerFrame();
    if (frame === null) throw new Error('No guide is open.');
    return frame;
  }

  /** The sizes of the messages to the views since the last time, in UTF-16 units of their JSON. */
  messages(): Promise<readonly (readonly [type: string, size: number])[]> {
    return this.code.page.evaluate('liveLabsBench.messages.splice(0)');
  }

  async closeAll(): Promise<void> {
    await this.code.page.keyboard.press('F9');
    await this.code.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.code[Symbol.asyncDispose]();
  }

  async #openFile(file: string): Promise<void> {
    const { page } = this.code;
    await page.locator(`.explorer-folders-view [role=treeitem][aria-label^="${file}"]`).dblclick();
    await page.locator(`.monaco-editor[data-uri$="/${file}"] .view-line`).first().waitFor();
  }
}
