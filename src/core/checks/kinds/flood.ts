import type { FloodCounts } from '../../ports';
import type { AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { judgeAmounts } from '../judgeAmounts';

interface Expects {
  readonly held?: AmountText;
  readonly dropped?: AmountText;
}

/** `flood: { held: 100 }`: the connections that are held from our side. */
export const floodKind: CheckKind<Expects, FloodCounts | undefined> = {
  kind: 'flood',
  observe: (_, observer) => Promise.resolve(observer.flood()),
  judge({ held, dropped }, counts, names) {
    const rows = [
      { words: 'held', expects: held, seen: counts?.held ?? 0 },
      { words: 'dropped by the server', expects: dropped, seen: counts?.dropped ?? 0 },
    ];
    return judgeAmounts('connections', rows, names);
  },
};
