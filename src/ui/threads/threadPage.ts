import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the view's script and style are, as built. */
export function threadResources(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview', 'threads');
}

/** The page in which the view draws itself: nothing may be loaded but its own script and style. */
export function threadPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const uri = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(threadResources(extension), file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri('style.css')}">
  <title>Threads</title>
</head>
<body>
  <div id="app"></div>
  <script nonce="${nonce}" src="${uri('main.js')}"></script>
</body>
</html>`;
}
