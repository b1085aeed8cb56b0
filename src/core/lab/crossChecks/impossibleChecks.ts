import { quotedForAuthors } from '../../base/words';
import { assessAnswer } from '../../checks/assessAnswer';
import type { Draft } from '../draft';
import { evaluate, namesInSum } from '../expression';
import type { Problem, Question } from '../model';
import { namedQuestion } from '../namedItems';
import { warningAt } from '../problems';
import { findImpossible } from './impossible/findImpossible';
import { itemsOf, type PlacedItem } from './itemsOf';
import { stagesOf } from './probesOf';
import { publishedPorts, type PublishedPorts } from './publishedPorts';

const code = 'check-impossible';

/** Checks that can never hold, whatever the student does: they would keep their step from ever being
 * ticked. What cannot be told from the text alone is left to `live-labs test`. */
export function impossibleChecks(draft: Draft): readonly Problem[] {
  const about = publishedPorts(draft);
  return [
    ...itemsOf(draft, 'check').flatMap((check) => [
      ...unholdable(check, about),
      ...tooShort(check),
    ]),
    ...itemsOf(draft, 'question').flatMap((question) => unanswerable(question, draft)),
  ];
}

/** One after the other may well contradict each other, so each stage is looked at alone. */
function unholdable(check: PlacedItem<'check'>, about: PublishedPorts): readonly Problem[] {
  return stagesOf(check).flatMap((stage) =>
    findImpossible(stage, about).map((found) => {
      const place = check.placeOf(found.path);
      if ('message' in found)
        return warningAt(place, code, `This can never hold. ${found.message}`);
      const { line } = check.placeOf(found.rival.path);
      const message = `This and what stands before it on line ${String(line)} can never hold at the same time; correct one of them, or put one into "then".`;
      return warningAt(place, code, message);
    }),
  );
}

function tooShort(check: PlacedItem<'check'>): readonly Problem[] {
  const stages = [check.item, ...check.item.then];
  const paths = stagesOf(check).map(({ path }) => path);
  return stages.flatMap(({ withinMilliseconds, forMilliseconds }, index) => {
    if (forMilliseconds <= withinMilliseconds) return [];
    const message =
      'This can never hold. It has to last for longer than "within" gives it; make "within" longer.';
    return [warningAt(check.placeOf([...(paths[index] ?? []), 'for']), code, message)];
  });
}

function unanswerable(
  { item, placeOf }: PlacedItem<'question'>,
  { factNames }: Draft,
): readonly Problem[] {
  const { answer, type, choices } = item;
  if (answer === undefined || factNames === undefined) return [];
  const hasFacts = isSumOver(answer, factNames);
  if (type === 'number' && !hasFacts && !('value' in evaluate(answer, {}))) {
    const message =
      'A check for this answer can never hold. The answer must be a number or a small sum over facts; correct it, or write "type: text".';
    return [warningAt(placeOf(['answer']), code, message)];
  }
  if (type !== 'choice' || choices.some((choice) => isRight(choice, item, hasFacts))) return [];
  const message = `A check for this answer can never hold. It is none of the choices; write one of ${quotedForAuthors(choices)}.`;
  return [warningAt(placeOf(['answer']), code, message)];
}

/** Whether a choice is the right answer, or can be by facts that nobody knows yet. */
function isRight(choice: string, question: Question, hasFacts: boolean): boolean {
  const { is } = assessAnswer({ ...namedQuestion(question), isPrediction: false }, choice, {});
  return is === 'right' || (is === 'open' && hasFacts);
}

function isSumOver(answer: string, facts: readonly string[]): boolean {
  const read = namesInSum(answer);
  return 'names' in read && read.names.some((name) => facts.includes(name));
}
