import * as l10n from '@vscode/l10n';
import type { ActionWork } from '../core/lab/model';

/** What the button says that mends a failed check; other works mend nothing by themselves. */
export const fixTitles: Partial<Record<ActionWork['do'], () => string>> = {
  build: () => l10n.t('Build Container'),
  run: () => l10n.t('Start Container'),
  flood: () => l10n.t('Flood Connections'),
  release: () => l10n.t('Release Connections'),
  stop: () => l10n.t('Stop Container'),
};
