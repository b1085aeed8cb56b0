import { amountSums } from '../amountSums';
import type { Draft } from '../draft';
import { namesInSum } from '../expression';
import type { Probe, Problem } from '../model';
import { nearest } from '../nearest';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import type { YamlPath } from '../text/placedYaml';
import { itemsOf } from './itemsOf';

/** Amounts must be readable, and may name only facts of the lab. */
export function amounts(draft: Draft): readonly Problem[] {
  const facts = draft.factNames;
  const checks = itemsOf(draft, 'check').flatMap(({ item, placeOf }) =>
    [
      { probe: item.probe, base: [] },
      ...item.because.map(({ when }, index) => ({ probe: when, base: ['because', index, 'when'] })),
    ].flatMap(({ probe, base }) =>
      amountsIn(probe).flatMap(({ path, amount }) =>
        amountProblems(amount, facts, placeOf([...base, ...path])),
      ),
    ),
  );
  const answers = itemsOf(draft, 'question').flatMap(({ item: { answer }, placeOf }) =>
    answer !== undefined && facts !== undefined && isSumOverFacts(answer, facts)
      ? amountProblems(answer, facts, placeOf(['answer']))
      : [],
  );
  return [...checks, ...answers];
}

/** The words of each kind of probe that hold an amount. */
const amountWords: Readonly<Record<string, readonly string[]>> = {
  processes: ['count', 'threads'],
  threads: ['total'],
  connections: ['total', 'established', 'queued'],
  flood: ['held', 'dropped'],
};

function amountsIn({
  kind,
  expects,
}: Probe): readonly { path: YamlPath; amount: string | number }[] {
  const words = amountWords[kind];
  if (words === undefined) return [];
  if (isAmount(expects)) return [{ path: [kind], amount: expects }];
  return Object.entries(expects as object).flatMap(([word, amount]: [string, unknown]) =>
    words.includes(word) && isAmount(amount) ? [{ path: [kind, word], amount }] : [],
  );
}

function isAmount(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function amountProblems(
  amount: string | number,
  facts: readonly string[] | undefined,
  place: Place,
): readonly Problem[] {
  return amountSums(amount).flatMap((sum) => {
    const read = namesInSum(sum);
    if ('problem' in read) {
      const message = `This is no amount (${read.problem}); write 7, ThreadsPerChild + 2, '>= 16' or 2..5.`;
      return [errorAt(place, 'amount-wrong', message)];
    }
    if (facts === undefined) return [];
    return read.names
      .filter((name) => !facts.includes(name))
      .map((name) => {
        const meant = nearest(name, facts);
        const advice = meant === undefined ? 'add it to "facts"' : `write "${meant}"`;
        const message = `There is no fact "${name}" in the front matter; ${advice}.`;
        return errorAt(place, 'fact-unknown', message);
      });
  });
}

/** An answer may be any text (`client-server`), so only one that names a fact is taken for a sum. */
function isSumOverFacts(answer: string, facts: readonly string[]): boolean {
  const read = namesInSum(answer);
  return 'names' in read && read.names.some((name) => facts.includes(name));
}
