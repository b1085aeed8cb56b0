import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, type Locator, type Page } from 'playwright-core';
import { Endings } from '../../scripts/tools/endings';
import { openBrowser } from '../../scripts/vscode/browser';
import { installIntoCodeServer, startCodeServer } from '../../scripts/vscode/codeServerProcess';
import { freePort } from '../../scripts/vscode/freePort';
import { currentHost } from '../../scripts/vscode/hosts';
import { packageExtension } from '../../scripts/vscode/packageExtension';
import type { ServerProcess } from '../../scripts/vscode/serverProcess';
import { temporaryFolder } from '../../scripts/vscode/runInExtensionHost';

/** Themes that every view has to be good in: by the settings, in the list, and as a file. */
const themes = {
  dark: { id: 'Dark Modern', label: 'Dark Modern', file: 'dark_modern' },
  light: { id: 'Light Modern', label: 'Light Modern', file: 'light_modern' },
  contrast: { id: 'Default High Contrast', label: 'Dark High Contrast', file: 'hc_black' },
  contrastLight: {
    id: 'Default High Contrast Light',
    label: 'Light High Contrast',
    file: 'hc_light',
  },
} as const;

export type Theme = keyof typeof themes;

export interface CodeServerRequest {
  readonly theme?: Theme;
  /** Extension host and terminals inherit these. */
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What a key does, by its name, beside what VS Code gives to keys. */
  readonly keys?: Readonly<Record<string, { readonly command: string; readonly args: unknown }>>;
  /** Whether VS Code asks who wrote the workspace; else it trusts it. */
  readonly asksForTrust?: boolean;
  /** Puts files into the workspace before it is opened. */
  readonly fill?: (workspace: string) => Promise<void>;
}

/** What a person who wants to see only our extension would set. */
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  // Else a walkthrough takes the keyboard only when its step has slid open, half a second after the
  // click; what a test types by then goes to nobody.
  'workbench.reduceMotion': 'on',
  // Drawn as text, so that a test can read what a terminal shows.
  'terminal.integrated.gpuAcceleration': 'off',
  // Else every port that a lab or the server itself opens is told in a message.
  'remote.autoForwardPorts': false,
  // Restoring what a window showed before would make one test depend on another.
  'window.restoreWindows': 'none',
};

/** How long VS Code may take for what it does at once on a machine that has nothing else to do. */
const patienceMilliseconds = 30_000;

/** How long an open command palette may take to list what it knows. */
const lookMilliseconds = 2_000;

/** Packaging takes seconds, and what is packaged does not change during a run. */
let packaged: Promise<string> | undefined;

/** A real VS Code in a browser, with our extension installed from its file and nothing else. */
export class CodeServer implements AsyncDisposable {
  #theme: Theme;

  private constructor(
    readonly page: Page,
    readonly workspace: string,
    readonly address: string,
    readonly endings: Endings,
    readonly request: CodeServerRequest,
    private readonly server: ServerProcess,
  ) {
    this.#theme = request.theme ?? 'dark';
  }

  /** Gives it once the workbench is there. */
  static async open(request: CodeServerRequest = {}): Promise<CodeServer> {
    const endings = new Endings();
    try {
      const signal = AbortSignal.timeout(5 * 60_000);
      packaged ??= packageExtension();
      const extension = await packaged;
      const folder = await temporaryFolder('live-labs-e2e-');
      endings.add(folder);
      const workspace = join(folder.path, 'workspace');
      mkdirSync(workspace);
      await request.fill?.(workspace);
      writeSettings(folder.path, request);
      await installIntoCodeServer(currentHost, extension, { folder: folder.path, signal });
      const port = await freePort();
      if (port === undefined) throw new Error('No port is free.');
      const env = request.env ?? {};
      const trustsAll = request.asksForTrust !== true;
      const place = { folder: folder.path, workspace, port, trustsAll, env, signal };
      const server = await startCodeServer(currentHost, place);
      endings.add(server);
      const browser = await openBrowser();
      endings.add(browser);
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      page.setDefaultTimeout(patienceMilliseconds);
      const query = new URLSearchParams({ folder: workspace });
      const address = `http://localhost:${port}/?${query.toString()}`;
      const opened = new CodeServer(page, workspace, address, endings, request, server);
      await page.goto(address);
      await opened.#isReady();
      return opened;
    } catch (caught) {
      await endings[Symbol.asyncDispose]();
      throw caught;
    }
  }

  /** Opens the command palette and types, so that it lists what fits. */
  async palette(text: string): Promise<Locator> {
    const deadline = Date.now() + patienceMilliseconds;
    // What has just opened takes the keyboard when it is ready: the key then goes there, or the palette that
    // had opened closes again before anything is typed.
    while (!(await this.#typed(`>${text}`))) {
      if (Date.now() > deadline) throw new Error('The command palette does not open.');
      if (await this.#input.isVisible()) continue;
      await this.page.keyboard.press('F1');
      await this.#input.waitFor({ timeout: lookMilliseconds }).catch(() => undefined);
    }
    return this.#rows;
  }

  /** Whether the palette is open, took the text and lists what fits. */
  async #typed(text: string): Promise<boolean> {
    if (!(await this.#input.isVisible())) return false;
    try {
      await this.#input.fill(text, { timeout: lookMilliseconds });
      await this.#rows.first().waitFor({ timeout: lookMilliseconds });
      return true;
    } catch (caught) {
      if (caught instanceof errors.TimeoutError) return false;
      throw caught;
    }
  }

  /** Runs a command that asks nothing, by the title that the command palette lists it with. */
  async command(title: string): Promise<void> {
    await this.#choose(title);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Waits until something is seen; Playwright's own selectors. */
  async waitFor(selector: string): Promise<Locator> {
    const found = this.page.locator(selector).first();
    await found.waitFor();
    return found;
  }

  /** Keeps what is seen as `.cache/screenshots/NAME.png`, which it gives. */
  async screenshot(name: string): Promise<string> {
    const path = join('.cache', 'screenshots', `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Changes the colour theme as a person would, since what is open stays open then. */
  async theme(theme: Theme): Promise<void> {
    this.#theme = theme;
    await this.#choose('Preferences: Color Theme');
    await this.#input.fill(themes[theme].label);
    await this.#rows.filter({ hasText: themes[theme].label }).first().click();
    await this.waitFor(workbenchIn(theme));
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Loads the window again, as a person would by the browser's button. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#isReady();
  }

  /** The process below which all of its processes are. */
  get pid(): number {
    return this.server.pid ?? 0;
  }

  /** Kills VS Code outright, with all its processes: nothing of it can clean up. */
  async kill(): Promise<void> {
    this.server.kill();
    await this.server.ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.endings[Symbol.asyncDispose]();
  }

  get #input(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }

  get #rows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  async #choose(title: string): Promise<void> {
    const deadline = Date.now() + patienceMilliseconds;
    for (;;) {
      const row = (await this.palette(title)).filter({ hasText: title }).first();
      // The list stays as it was when it opened, though an extension may just be activating.
      const isListed = await row.waitFor({ timeout: lookMilliseconds }).then(
        () => true,
        () => false,
      );
      if (isListed) {
        await row.click();
        return;
      }
      if (Date.now() > deadline) throw new Error(`The command palette does not list "${title}".`);
      await this.page.keyboard.press('Escape');
    }
  }

  /** Until the extensions are known the workbench is drawn in a theme of its own. */
  async #isReady(): Promise<void> {
    await this.waitFor(workbenchIn(this.#theme));
  }
}

/** The workbench has the file of its theme as a class. */
function workbenchIn(theme: Theme): string {
  return `.monaco-workbench[class*="themes-${themes[theme].file}-json"]`;
}

function writeSettings(
  folder: string,
  { theme = 'dark', settings, keys = {}, asksForTrust = false }: CodeServerRequest,
): void {
  const user = join(folder, 'data', 'User');
  mkdirSync(user, { recursive: true });
  const all = {
    ...quietSettings,
    'workbench.colorTheme': themes[theme].id,
    ...(asksForTrust
      ? {
          'security.workspace.trust.enabled': true,
          'security.workspace.trust.startupPrompt': 'always',
        }
      : {}),
    ...settings,
  };
  writeFileSync(join(user, 'settings.json'), JSON.stringify(all));
  const bindings = Object.entries(keys).map(([key, does]) => ({ key, ...does }));
  writeFileSync(join(user, 'keybindings.json'), JSON.stringify(bindings));
}
