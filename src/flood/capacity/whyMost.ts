import * as l10n from '@vscode/l10n';
import { readable } from '../../core/base/words';
import type { SafeMost } from './safeMost';

/** Why no more connections are safe: one clause, without a capital or a full stop. */
export function whyMost(most: SafeMost): string {
  switch (most.because) {
    case 'own-descriptors':
      return l10n.t(
        'the program that holds the connections may open {0} files for them',
        readable(most.descriptors),
      );
    case 'port-proxy': {
      const [limit, each] = [readable(most.descriptorLimit), readable(most.perConnection)];
      return most.endsForGood
        ? l10n.t(
            "the engine's port proxy may open {0} files, takes {1} for each connection, and ends for good when it runs out",
            limit,
            each,
          )
        : l10n.t(
            "the engine's port proxy may open {0} files and takes up to {1} for each connection",
            limit,
            each,
          );
    }
    case 'busy-port-proxy':
      return l10n.t(
        "the engine's port proxy may open {0} files, of which {1} are in use by connections that are there already",
        readable(most.descriptorLimit),
        readable(most.inUse),
      );
    case 'unknown-proxy':
      return l10n.t("it cannot be seen from here how much the engine's port proxy can take");
    case 'client-ports':
      return l10n.t(
        'this machine has {0} ports for connections that go out, and half of them are left to other programs',
        readable(most.ports),
      );
    case 'machine-files':
      return l10n.t(
        'this machine may open {0} more files, each connection takes up to {1}, and half of them are left to other programs',
        readable(most.files),
        readable(most.perConnection),
      );
  }
}
