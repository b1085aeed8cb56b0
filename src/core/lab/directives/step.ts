import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import type { DirectiveSource } from '../rules/directive';
import { readWords } from './readWords';

/** `<!-- step` with id, needs and time, right below its heading. */
export function readStep(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  if (!step.isSection || step.hasBegun)
    return [
      errorAt(
        source.place,
        'directive-misplaced',
        'A "step" must stand right below the heading of its step; move it there.',
      ),
    ];
  if (step.directive !== undefined)
    return [
      errorAt(source.place, 'directive-twice', 'This step has a "step" already; make one of both.'),
    ];
  const { placed, problems } = readWords('step', source);
  if (placed !== undefined) step.directive = { words: placed.words ?? {}, yaml: placed.yaml };
  return problems;
}
