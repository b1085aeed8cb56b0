import { brokenWords, type Draft } from '../draft';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { errorAt } from '../problems';
import { itemsOf } from './itemsOf';
import { knownSteps, unknownStep } from './needs';
import { probesOf } from './probesOf';

/** A prediction must name a step, and a check for an answer must name a question. */
export function questions(draft: Draft): readonly Problem[] {
  const { steps } = draft.lab;
  const known = knownSteps(draft);
  const predictions = itemsOf(draft, 'question').flatMap(({ item: { predicts }, placeOf }) =>
    predicts === undefined
      ? []
      : unknownStep(known, predicts.during, placeOf(['predicts', 'during'])),
  );
  const ids = steps.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'question' ? [item.id] : [])),
  );
  const maybe = brokenWords(draft, 'question');
  const answers = itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap(({ probe, path }) => {
      const id = probe.kind === 'answer' ? String(probe.expects) : undefined;
      if (id === undefined || ids.includes(id) || maybe.has(id)) return [];
      const meant = nearest(id, ids);
      const advice = `write ${meant === undefined ? 'the id of a question' : `"${meant}"`}`;
      const message = `There is no question "${id}"; ${advice}.`;
      return [errorAt(check.placeOf([...path, 'answer']), 'question-unknown', message)];
    }),
  );
  return [...predictions, ...answers];
}
