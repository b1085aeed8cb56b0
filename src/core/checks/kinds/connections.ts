import type { Snapshot } from '../../threads/snapshot';
import type { AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { judgeAmounts } from '../judgeAmounts';

interface Sides {
  readonly total?: AmountText;
  readonly established?: AmountText;
  readonly queued?: AmountText;
}

/** `connections: { total: 100, established: 80, queued: 20 }` at the server's port, seen in the
 * container at one instant; a bare amount means the established ones. */
export const connectionsKind: CheckKind<Sides | AmountText, Snapshot> = {
  kind: 'connections',
  observe: (_, observer) => observer.snapshot(),
  judge(expects, { connections }, names) {
    const sides: Sides = typeof expects === 'object' ? expects : { established: expects };
    const rows = [
      {
        words: 'in all',
        expects: sides.total,
        seen: connections && connections.established + connections.queued,
      },
      {
        words: 'accepted by the server',
        expects: sides.established,
        seen: connections?.established,
      },
      { words: 'waiting in the accept queue', expects: sides.queued, seen: connections?.queued },
    ];
    return judgeAmounts('connections', rows, names);
  },
};
