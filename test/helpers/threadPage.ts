import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/vscode/browser';
import type { FromThreads, ToThreads } from '../../src/protocol/threads';
import { themeSheet, threadThemes, type ThreadTheme } from './threadThemes';

const address = 'http://threads.test/';

/** The page's policy is the one that the extension gives it. */
const policy = `default-src 'none'; style-src ${address}; script-src 'nonce-n'`;

/** In the page: what VS Code gives to a webview, as far as the view uses it. */
const api = `(() => {
  const said = [];
  let kept;
  globalThis.liveLabsHost = { said };
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => { said.push(structuredClone(message)); },
    getState: () => kept,
    setState: (state) => { kept = state; },
  });
})()`;

/** How big the window is, as CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The thread view as it ships, in a browser without VS Code and without an engine: a made host. */
export class ThreadPage implements AsyncDisposable {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async open(theme: ThreadTheme = 'dark', size?: PageSize): Promise<ThreadPage> {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: size ?? { width: 1400, height: 950 } });
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => {
        console.error('in the page:', error.message, error.stack);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') console.error('in the page:', message.text());
      });
      await page.addInitScript(api);
      const files: Readonly<Record<string, () => readonly [type: string, body: string]>> = {
        '/': () => ['text/html', html(theme)],
        '/theme.css': () => ['text/css', themeSheet(theme)],
        '/style.css': () => ['text/css', built('style.css')],
        '/main.js': () => ['text/javascript', built('main.js')],
      };
      await page.route('**/*', async (route) => {
        const [contentType, body] = files[new URL(route.request().url()).pathname]?.() ?? [];
        if (contentType === undefined) await route.fulfill({ status: 404 });
        else await route.fulfill({ contentType, body: body ?? '' });
      });
      await page.goto(address);
      return new ThreadPage(browser, page);
    } catch (caught) {
      await browser.close();
      throw caught;
    }
  }

  get frame(): Frame {
    return this.page.mainFrame();
  }

  /** Tells the view something, and waits until it has drawn that. */
  async tell(...messages: readonly ToThreads[]): Promise<void> {
    // As text: a function would need the browser's globals in all tests.
    await this.page.evaluate(`(async () => {
      for (const message of ${JSON.stringify(messages)}) postMessage(message, '*');
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    })()`);
  }

  /** All that the view has said so far. */
  said(): Promise<readonly FromThreads[]> {
    return this.page.evaluate<readonly FromThreads[]>('globalThis.liveLabsHost.said');
  }

  /** Keeps what is seen as `.cache/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join('.cache', 'screenshots', `${name}.png`) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
  }
}

function built(file: string): string {
  return readFileSync(join('dist', 'webview', 'threads', file), 'utf8');
}

function html(theme: ThreadTheme): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="style.css"><title>Threads</title></head>
<body class="${threadThemes[theme].kind}"><div id="app" data-catalogue="{}"></div>
<script nonce="n" src="main.js"></script></body></html>`;
}
