import { brokenWords, type Draft } from '../draft';
import type { Problem, Question } from '../model';
import { nearest } from '../nearest';
import { oncePer } from '../oncePer';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import { itemsOf } from './itemsOf';
import { knownSteps, unknownStep } from './needs';
import { probesOf } from './probesOf';

/** A prediction must name a step, and a check for an answer must name a question. */
export function questions(draft: Draft): readonly Problem[] {
  const known = knownSteps(draft);
  const predictions = itemsOf(draft, 'question').flatMap(({ item: { predicts }, placeOf }) =>
    predicts === undefined
      ? []
      : unknownStep(known, predicts.during, placeOf(['predicts', 'during'])),
  );
  const answers = itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap(({ probe, path }) =>
      probe.kind === 'answer'
        ? unknownQuestion(draft, String(probe.expects), () => check.placeOf([...path, 'answer']))
        : [],
    ),
  );
  return [...predictions, ...answers];
}

/** All questions of a lab by their ids, also those whose ids were made. */
export const questionsById = oncePer(({ lab }: Draft): ReadonlyMap<string, Question> => {
  const questions = lab.steps.flatMap(({ items }) =>
    items.filter((item): item is Question => item.kind === 'question'),
  );
  // The first of two with one id is the one that is asked for.
  return new Map(questions.toReversed().map((question) => [question.id, question]));
});

const maybeQuestions = oncePer((draft: Draft) => brokenWords(draft, 'question'));

/** A question's id that no question has, nor one whose own words cannot be read. */
export function unknownQuestion(
  draft: Draft,
  id: string,
  placeOf: () => Place,
): readonly Problem[] {
  const known = questionsById(draft);
  if (known.has(id) || maybeQuestions(draft).has(id)) return [];
  const meant = nearest(id, [...known.keys()]);
  const advice = `write ${meant === undefined ? 'the id of a question' : `"${meant}"`}`;
  return [errorAt(placeOf(), 'question-unknown', `There is no question "${id}"; ${advice}.`)];
}
