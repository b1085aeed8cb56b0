import * as l10n from '@vscode/l10n';
import { connectionCounts } from '../../threads/connectionCounts';
import type { ConnectionCounts } from '../../threads/snapshot';
import type { AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { expectedAmounts, judgeAmounts, type AmountRow } from '../judgeAmounts';

interface Sides {
  readonly total?: AmountText;
  readonly established?: AmountText;
  readonly queued?: AmountText;
  /** A port inside the container; else all at which it listens. */
  readonly port?: number;
}

interface Seen {
  /** Undefined where the container's tables cannot be read. */
  readonly connections?: ConnectionCounts | undefined;
}

/** `connections: { total: 100, established: 80, queued: 20 }` at the server's port, seen in the
 * container at one instant; a bare amount means the established ones. */
export const connectionsKind: CheckKind<Sides | AmountText, Seen> = {
  kind: 'connections',
  expected: (expects, names) => expectedAmounts(subjectOf(expects), rowsOf(expects), names),
  async observe(expects, observer) {
    const { port } = sidesOf(expects);
    if (port === undefined) return observer.snapshot();
    const sockets = await observer.sockets();
    return { connections: sockets && connectionCounts(sockets, new Set([port])) };
  },
  judge: (expects, { connections }, names) =>
    judgeAmounts(subjectOf(expects), rowsOf(expects, connections), names),
};

function sidesOf(expects: Sides | AmountText): Sides {
  return typeof expects === 'object' ? expects : { established: expects };
}

function subjectOf(expects: Sides | AmountText): string {
  const { port } = sidesOf(expects);
  return port === undefined ? l10n.t('connections') : l10n.t('connections at port {0}', port);
}

function rowsOf(expects: Sides | AmountText, seen?: ConnectionCounts): readonly AmountRow[] {
  const { total, established, queued } = sidesOf(expects);
  return [
    {
      words: (count) => l10n.t('{0} in all', count),
      expects: total,
      seen: seen && seen.established + seen.queued,
    },
    {
      words: (count) => l10n.t('{0} accepted by the server', count),
      expects: established,
      seen: seen?.established,
    },
    {
      words: (count) => l10n.t('{0} waiting in the accept queue', count),
      expects: queued,
      seen: seen?.queued,
    },
  ];
}
