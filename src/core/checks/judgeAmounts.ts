import { readAmount, type AmountText } from './amount';
import type { Judgement } from './checkKind';
import type { Names } from './names';
import { listed } from '../base/words';

/** One number of an observation, and what is expected of it, if anything. */
export interface AmountRow {
  readonly words: string;
  readonly expects: AmountText | undefined;
  /** Undefined where it could not be read. */
  readonly seen: number | undefined;
}

/** Judges several numbers of one subject: `connections: 80 accepted and 20 waiting`. */
export function judgeAmounts(subject: string, rows: readonly AmountRow[], names: Names): Judgement {
  const judged = rows.flatMap(({ words, expects, seen }) => {
    if (expects === undefined) return [];
    const amount = readAmount(expects, names);
    return [
      {
        holds: seen !== undefined && amount.holds(seen),
        expected: `${amount.words} ${words}`,
        seen: `${seen === undefined ? 'an unreadable number' : String(seen)} ${words}`,
      },
    ];
  });
  return {
    holds: judged.every(({ holds }) => holds),
    expected: `${subject}: ${listed(judged.map(({ expected }) => expected))}`,
    seen: `${subject}: ${listed(judged.map(({ seen }) => seen))}`,
    evidence: [],
  };
}
