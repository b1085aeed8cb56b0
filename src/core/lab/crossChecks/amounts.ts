import { amountSums } from '../amountSums';
import type { Draft } from '../draft';
import { namesInSum } from '../expression';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import { amountWords } from './amountWords';
import { itemsOf } from './itemsOf';
import { probesOf } from './probesOf';

/** Amounts must be readable, and may name only facts of the lab. */
export function amounts(draft: Draft): readonly Problem[] {
  const facts = draft.factNames;
  const checks = itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap(({ probe, path: base }) =>
      amountWords(probe).flatMap(({ path, amount }) =>
        amountProblems(amount, facts, () => check.placeOf([...base, ...path])),
      ),
    ),
  );
  const answers = itemsOf(draft, 'question').flatMap(({ item, placeOf }) => {
    if (facts === undefined) return [];
    const { answer, feedback, type } = item;
    const right =
      answer !== undefined && isSumOverFacts(answer, facts)
        ? amountProblems(answer, facts, () => placeOf(['answer']))
        : [];
    const wrong = feedback.flatMap(({ when }, index) =>
      type === 'number'
        ? feedbackProblems(when, facts, () => placeOf(['feedback', index, 'when']))
        : [],
    );
    return [...right, ...wrong];
  });
  return [...checks, ...answers];
}

function amountProblems(
  amount: string | number,
  facts: readonly string[] | undefined,
  placeOf: () => Place,
): readonly Problem[] {
  return amountSums(amount).flatMap((sum) => {
    const read = namesInSum(sum);
    if ('problem' in read) {
      const message = `This is no amount (${read.problem}); write 7, ThreadsPerChild + 2, '>= 16' or 2..5.`;
      return [errorAt(placeOf(), 'amount-wrong', message)];
    }
    if (facts === undefined) return [];
    return read.names
      .filter((name) => !facts.includes(name))
      .map((name) => {
        const meant = nearest(name, facts);
        const advice = meant === undefined ? 'add it to "facts"' : `write "${meant}"`;
        const message = `There is no fact "${name}" in the front matter; ${advice}.`;
        return errorAt(placeOf(), 'fact-unknown', message);
      });
  });
}

/** Words in the place of an amount were hardly meant as the names of facts. */
function feedbackProblems(
  when: string,
  facts: readonly string[],
  placeOf: () => Place,
): readonly Problem[] {
  const found = amountProblems(when, facts, placeOf);
  const isOfWords = /^\s*\p{Letter}/u.test(when) && namesNear(when, facts).length === 0;
  if (found.length === 0 || !isOfWords) return found;
  const message = `The answer to this question is a number, so it is never "${when}"; write a number, or an amount such as '> 17'.`;
  return [errorAt(placeOf(), 'amount-wrong', message)];
}

/** The facts that the words of a text name, or nearly. */
function namesNear(text: string, facts: readonly string[]): readonly string[] {
  return text.split(/\W+/).flatMap((word) => nearest(word, facts) ?? []);
}

/** An answer may be any text (`client-server`), so only one that names a fact is taken for a sum. */
function isSumOverFacts(answer: string, facts: readonly string[]): boolean {
  const read = namesInSum(answer);
  return 'names' in read && read.names.some((name) => facts.includes(name));
}
