import type { Probe } from '../model';
import type { YamlPath } from '../text/placedYaml';

/** What is counted of a flood. */
export const floodAmounts = ['held', 'dropped', 'replaced', 'refused'] as const;

/** The words of each kind of probe that hold an amount. */
const words: Readonly<Record<string, readonly string[]>> = {
  processes: ['count', 'threads'],
  threads: ['total'],
  connections: ['total', 'established', 'queued'],
  exec: ['number'],
  flood: floodAmounts,
};

/** An amount of a probe, with the way to it from the probe's kind on. */
export interface PlacedAmount {
  readonly path: YamlPath;
  readonly amount: string | number;
}

/** All amounts right in a probe. */
export function amountWords({ kind, expects }: Probe): readonly PlacedAmount[] {
  const names = words[kind];
  if (names === undefined) return [];
  if (isAmount(expects)) return [{ path: [kind], amount: expects }];
  return Object.entries(expects as object).flatMap(([word, amount]: [string, unknown]) =>
    names.includes(word) && isAmount(amount) ? [{ path: [kind, word], amount }] : [],
  );
}

/** Whether a value can be an amount: a number, or a text that is to be read. */
export function isAmount(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
