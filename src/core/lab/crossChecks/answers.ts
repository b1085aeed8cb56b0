import { readAmount } from '../../checks/amount';
import { whyUnfit } from '../../checks/assessAnswer';
import { quotedForAuthors } from '../../base/words';
import { amountSums } from '../amountSums';
import type { Draft } from '../draft';
import { evaluate, namesInSum } from '../expression';
import type { Problem, Question } from '../model';
import { nearest } from '../nearest';
import { warningAt } from '../problems';
import type { Place } from '../text/placedText';
import { itemsOf, type PlacedItem } from './itemsOf';
import { questionsById, unknownQuestion } from './questions';

/** What a solution or a mistake answers must be asked somewhere, and must be an answer that a student
 * could give; so must what feedback is said to. */
export function answers(draft: Draft): readonly Problem[] {
  return [
    ...(['solution', 'mistake'] as const).flatMap((kind) =>
      itemsOf(draft, kind).flatMap((doings) => answerProblems(doings, draft)),
    ),
    ...itemsOf(draft, 'question').flatMap((question) => feedbackProblems(question, draft)),
  ];
}

function answerProblems(
  { item, isList, placeOf, keyPlaceOf }: PlacedItem<'solution' | 'mistake'>,
  draft: Draft,
): readonly Problem[] {
  return item.doings.flatMap((doing, index) => {
    if (doing.do !== 'answer') return [];
    const path = [...(isList([]) ? [index] : []), 'answer'];
    return Object.entries(doing.answers).flatMap(([id, answer]) => [
      ...unknownQuestion(draft, id, () => keyPlaceOf([...path, id])),
      ...unfitAnswer(answer, id, draft, () => placeOf([...path, id])),
    ]);
  });
}

function unfitAnswer(
  answer: string,
  id: string,
  draft: Draft,
  placeOf: () => Place,
): readonly Problem[] {
  const question = questionsById(draft).get(id);
  if (question === undefined || whyUnfit(question, workedOut(answer)) === undefined) return [];
  if (isOverFacts(answer, draft)) return [];
  const message =
    question.type === 'choice'
      ? `Nobody can answer "${answer}" here; write ${choiceMeant(question, answer)}.`
      : `The answer to "${id}" is a number, and "${answer}" is none; write one, such as 17, or a small sum.`;
  return [warningAt(placeOf(), 'answer-unfit', message)];
}

function feedbackProblems(
  { item, placeOf }: PlacedItem<'question'>,
  draft: Draft,
): readonly Problem[] {
  if (item.type !== 'choice') return [];
  return item.feedback.flatMap(({ when }, index) => {
    if (item.choices.some((choice) => isMeant(when, choice, draft))) return [];
    const message = `This is said to no answer, since "${when}" is none of the choices; write ${choiceMeant(item, when)}.`;
    return [warningAt(placeOf(['feedback', index, 'when']), 'answer-unfit', message)];
  });
}

/** Whether feedback may be said to a choice: it names it, or an amount that it lies in. */
function isMeant(when: string, choice: string, draft: Draft): boolean {
  if (whyUnfit({ type: 'choice', choices: [choice] }, when) === undefined) return true;
  const number = Number(choice);
  if (Number.isNaN(number)) return false;
  return (
    amountSums(when).some((sum) => isOverFacts(sum, draft)) || readAmount(when, {}).holds(number)
  );
}

/** As a test works an answer out, where that needs no facts. */
function workedOut(answer: string): string {
  const worked = evaluate(answer, {});
  return 'value' in worked ? String(worked.value) : answer;
}

/** Whether it is a sum over facts, of which only the container can tell what it comes to. */
function isOverFacts(sum: string, { factNames }: Draft): boolean {
  const read = namesInSum(sum);
  if ('problem' in read || read.names.length === 0) return false;
  return factNames === undefined || read.names.every((name) => factNames.includes(name));
}

function choiceMeant({ choices }: Question, written: string): string {
  // Another number is no slip of the pen.
  const meant = /\d/.test(written) ? undefined : nearest(written, choices);
  return meant === undefined ? `one of ${quotedForAuthors(choices)}` : `"${meant}"`;
}
