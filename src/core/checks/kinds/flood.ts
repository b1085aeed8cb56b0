import * as l10n from '@vscode/l10n';
import { refusedOf } from '../../flood/floodWords';
import type { FloodCounts, FloodEnd } from '../../ports';
import type { AmountText } from '../amount';
import type { CheckKind, Judgement } from '../checkKind';
import type { Names } from '../names';
import { expectedAmounts, judgeAmounts, type AmountRow } from '../judgeAmounts';

interface Expects {
  readonly held?: AmountText;
  readonly dropped?: AmountText;
  readonly replaced?: AmountText;
  readonly refused?: AmountText;
}

/** What is held; where nothing is, why the last flood is over, and undefined where none has stood. */
type Seen = FloodCounts | FloodEnd['why'] | undefined;

/** `flood: { held: 100 }`: the connections that are held from our side, and what became of others. */
export const floodKind: CheckKind<Expects, Seen> = {
  kind: 'flood',
  expected: (expects, names) => expectedAmounts(l10n.t('connections'), rowsOf(expects), names),
  observe: (_, observer) => Promise.resolve(observer.flood() ?? observer.floodOver()),
  judge: (expects, seen, names) => {
    if (typeof seen === 'object') return judged(expects, seen, names);
    const without = judged(expects, undefined, names);
    return without.holds ? without : { ...without, seen: noFlood[seen ?? 'never'](without.seen) };
  },
};

function judged(expects: Expects, counts: FloodCounts | undefined, names: Names): Judgement {
  return judgeAmounts(l10n.t('connections'), rowsOf(expects, counts), names);
}

/** Of a number of 0 one would else take the flood for one that holds nothing. */
const noFlood: Readonly<Record<FloodEnd['why'] | 'never', (seen: string) => string>> = {
  never: (seen) => l10n.t('{0} (no flood was started)', seen),
  time: (seen) => l10n.t('{0} (no flood stands now; the last one ended by its time)', seen),
  released: (seen) => l10n.t('{0} (no flood stands now; the last one was released)', seen),
  failed: (seen) => l10n.t('{0} (no flood stands now; the last one was lost)', seen),
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
