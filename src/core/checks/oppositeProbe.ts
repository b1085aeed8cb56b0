import { evaluate } from '../lab/expression';
import type { Probe } from '../lab/model';
import { probeOf } from '../lab/directives/probe';
import type { ProbeWords } from '../lab/words';
import type { AmountText } from './amount';
import type { Names } from './names';

/**
 * What is so where a probe is not, where that can be said in words of its own: `fewer than 3 httpd
 * processes` rather than `anything but at least 3 httpd processes`. Undefined for all else, also where nothing is the opposite, as of
 * `>= 0`.
 */
export function oppositeProbe({ kind, expects }: Probe, names: Names): Probe | undefined {
  if (kind === 'not') return probeOf(expects as ProbeWords);
  const named = words[kind];
  if (named === undefined) return undefined;
  if (typeof expects !== 'object' || expects === null) {
    const amount = oppositeAmount(expects as AmountText, names);
    return amount === undefined ? undefined : { kind, expects: amount };
  }
  const { amounts, otherwise } = named;
  const given = expects as Readonly<Record<string, AmountText | undefined>>;
  const [word, ...more] = amounts.filter((each) => given[each] !== undefined);
  // Of two amounts, either may be the one that is not so.
  if (more.length > 0 || (word === undefined && otherwise === undefined)) return undefined;
  const key = word ?? amounts[0] ?? '';
  if (otherwise !== undefined && key !== amounts[0]) return undefined;
  const amount = oppositeAmount(given[key] ?? otherwise ?? 0, names);
  return amount === undefined ? undefined : { kind, expects: { ...given, [key]: amount } };
}

/** The kinds that count something: the words of their amounts, and what is meant where none stands. */
const words: Readonly<
  Partial<Record<string, { readonly amounts: readonly string[]; readonly otherwise?: AmountText }>>
> = {
  processes: { amounts: ['count', 'threads'], otherwise: '>= 1' },
  threads: { amounts: ['total'] },
  connections: { amounts: ['total', 'established', 'queued'] },
  flood: { amounts: ['held', 'dropped', 'replaced', 'refused'] },
};

function oppositeAmount(amount: AmountText, names: Names): AmountText | undefined {
  const text = String(amount).trim();
  if (text === '0') return '>= 1';
  const [, sign = '', bound = ''] = /^([<>]=?)(.*)$/s.exec(text) ?? [];
  const other = opposites[sign];
  if (other === undefined) return undefined;
  const sum = evaluate(bound, names);
  if (other.startsWith('<') && 'value' in sum) {
    // Nothing that is counted is less than none.
    const most = other === '<' ? sum.value - 1 : sum.value;
    if (most <= 0) return most < 0 ? undefined : 0;
  }
  return `${other} ${bound}`;
}

const opposites: Readonly<Partial<Record<string, string>>> = {
  '>=': '<',
  '>': '<=',
  '<': '>=',
  '<=': '>',
};
