import * as l10n from '@vscode/l10n';
import { readAmount, type AmountText } from './amount';
import type { Judgement } from './checkKind';
import type { Names } from './names';
import { listed } from '../base/words';

/** One number of an observation, and what is expected of it, if anything. */
export interface AmountRow {
  /** Says a count, or what is expected of it: `80 accepted by the server`. */
  readonly words: (count: string) => string;
  readonly expects: AmountText | undefined;
  /** Undefined where it could not be read. */
  readonly seen: number | undefined;
}

/** What is expected of several numbers of one subject: `connections: 80 accepted and 20 waiting`. */
export function expectedAmounts(subject: string, rows: readonly AmountRow[], names: Names): string {
  const wanted = rows.flatMap(({ words, expects }) =>
    expects === undefined ? [] : [words(readAmount(expects, names).words)],
  );
  return `${subject}: ${listed(wanted)}`;
}

/** Judges them. One that could not be read keeps all of them from being judged. */
export function judgeAmounts(subject: string, rows: readonly AmountRow[], names: Names): Judgement {
  const judged = rows.flatMap(({ words, expects, seen }) => {
    if (expects === undefined) return [];
    return [
      {
        holds: seen !== undefined && readAmount(expects, names).holds(seen),
        seen: words(seen === undefined ? l10n.t('an unreadable number') : String(seen)),
        isBlind: seen === undefined,
      },
    ];
  });
  return {
    holds: judged.every(({ holds }) => holds),
    seen: `${subject}: ${listed(judged.map(({ seen }) => seen))}`,
    evidence: [],
    ...(judged.some(({ isBlind }) => isBlind) ? { blind: 'environment' } : {}),
  };
}
