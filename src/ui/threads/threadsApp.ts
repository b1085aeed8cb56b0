import * as l10n from '@vscode/l10n';
import type { WebviewApp } from '../webviews/webviewPages';

/** The page that draws threads, live or of a recording. */
export const threadsApp: WebviewApp = {
  name: 'threads',
  title: () => l10n.t('Threads'),
  showsPictures: false,
};
