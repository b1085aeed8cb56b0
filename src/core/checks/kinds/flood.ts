import * as l10n from '@vscode/l10n';
import { refusedOf } from '../../flood/floodWords';
import type { FloodCounts } from '../../ports';
import type { AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { expectedAmounts, judgeAmounts, type AmountRow } from '../judgeAmounts';

interface Expects {
  readonly held?: AmountText;
  readonly dropped?: AmountText;
  readonly replaced?: AmountText;
  readonly refused?: AmountText;
}

/** `flood: { held: 100 }`: the connections that are held from our side, and what became of others. */
export const floodKind: CheckKind<Expects, FloodCounts | undefined> = {
  kind: 'flood',
  expected: (expects, names) => expectedAmounts(l10n.t('connections'), rowsOf(expects), names),
  observe: (_, observer) => Promise.resolve(observer.flood()),
  judge: (expects, counts, names) =>
    judgeAmounts(l10n.t('connections'), rowsOf(expects, counts), names),
};

function rowsOf(
  { held, dropped, replaced, refused }: Expects,
  counts?: FloodCounts,
): readonly AmountRow[] {
  return [
    {
      words: (count) => l10n.t({ message: '{0} held', args: [count], comment: 'of connections' }),
      expects: held,
      seen: counts?.held ?? 0,
    },
    {
      words: (count) => l10n.t('{0} dropped by the server', count),
      expects: dropped,
      seen: counts?.dropped ?? 0,
    },
    {
      words: (count) => l10n.t('{0} replaced', count),
      expects: replaced,
      seen: counts?.replaced ?? 0,
    },
    {
      words: (count) =>
        l10n.t({ message: '{0} refused', args: [count], comment: 'of connections' }),
      expects: refused,
      seen: counts === undefined ? 0 : refusedOf(counts),
    },
  ];
}
