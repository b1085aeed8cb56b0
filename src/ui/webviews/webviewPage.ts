import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** A program of ours in a webview: its folder among them, and what its page is called. */
export interface WebviewApp {
  readonly name: 'threads' | 'guide';
  readonly title: string;
  /** Whether the page may show pictures, which can only come from where the webview may read. */
  readonly showsPictures: boolean;
}

/** Where the script and style of a webview are, as built. */
export function webviewResources(extension: vscode.Uri, { name }: WebviewApp): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview', name);
}

/** The page in which a view draws itself: nothing may be loaded but its own script and style. */
export function webviewPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  app: WebviewApp,
): string {
  const nonce = randomBytes(18).toString('base64');
  const uri = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewResources(extension, app), file)).toString();
  const pictures = app.showsPictures ? ` img-src ${webview.cspSource};` : '';
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';${pictures}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri('style.css')}">
  <title>${app.title}</title>
</head>
<body>
  <div id="app"></div>
  <script nonce="${nonce}" src="${uri('main.js')}"></script>
</body>
</html>`;
}
