import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { spokenLanguage } from '../../core/base/language';
import type { Catalogue } from '../language';
import { htmlText } from './htmlText';

/** A program of ours in a webview: its folder among them, and what its page is called. */
export interface WebviewApp {
  readonly name: 'threads' | 'guide';
  readonly title: () => string;
  /** Whether the page may show pictures, which can only come from where the webview may read. */
  readonly showsPictures: boolean;
}

/** The pages in which webviews draw themselves, in the language that the extension speaks. */
export class WebviewPages {
  constructor(
    private readonly extension: vscode.Uri,
    private readonly catalogue: Catalogue,
  ) {}

  /** A picture for the tab of a page. */
  icon(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.extension, 'media', file);
  }

  /** Where the script and style of a webview are, as built. */
  resources({ name }: WebviewApp): vscode.Uri {
    return vscode.Uri.joinPath(this.extension, 'dist', 'webview', name);
  }

  /** A page for a view: nothing may be loaded but its own script and style. */
  page(webview: vscode.Webview, app: WebviewApp): string {
    const nonce = randomBytes(18).toString('base64');
    const uri = (file: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.resources(app), file)).toString();
    const pictures = app.showsPictures ? ` img-src ${webview.cspSource};` : '';
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';${pictures}`;
    const catalogue = htmlText(JSON.stringify(this.catalogue));
    return `<!DOCTYPE html>
<html lang="${htmlText(spokenLanguage())}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri('style.css')}">
  <title>${htmlText(app.title())}</title>
</head>
<body>
  <div id="app" data-catalogue="${catalogue}"></div>
  <script nonce="${nonce}" src="${uri('main.js')}"></script>
</body>
</html>`;
  }
}
