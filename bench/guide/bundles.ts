import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** What a view loads: its script and its style as they ship, minified. */
export interface Bundle {
  readonly app: string;
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly gzipBytes: number;
}

/** How big the program of a view is. */
export async function bundleOf(app: string): Promise<Bundle> {
  const script = await readFile(`dist/webview/${app}/main.js`);
  const style = await readFile(`dist/webview/${app}/style.css`);
  const gzipBytes = gzipSync(script).length + gzipSync(style).length;
  return { app, scriptBytes: script.length, styleBytes: style.length, gzipBytes };
}
