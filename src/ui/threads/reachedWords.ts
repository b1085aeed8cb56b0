import * as l10n from '@vscode/l10n';
import type { PortBinding } from '../../core/ports';

/** Where a server can be reached; undefined where it cannot. */
export function reachedWords(port: PortBinding | undefined): string | undefined {
  if (port === undefined) return undefined;
  return l10n.t('port {0} published on {1}', port.container, `localhost:${String(port.host)}`);
}
