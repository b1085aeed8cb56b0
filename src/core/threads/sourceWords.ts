import * as l10n from '@vscode/l10n';
import type { SourceName } from './snapshot';

/** How a snapshot was read, named wherever one is shown. */
export function sourceWords(source: SourceName): string {
  switch (source) {
    case 'exec':
      return l10n.t('read by one long-lived exec');
    case 'host /proc':
      return l10n.t('read from the host’s /proc');
    case 'engine process list':
      return l10n.t(
        'read from the engine’s list: processes only, with the numbers of the engine’s machine',
      );
  }
}
