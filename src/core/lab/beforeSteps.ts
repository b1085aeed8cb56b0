import type { DirectiveName } from './directives/names';
import type { DraftStep } from './draft';
import type { Problem } from './model';
import { errorAt } from './problems';
import type { DirectiveSource } from './rules/directive';

/**
 * Directives before the first step that are of no use there. Commands and actions that stand before
 * all steps make one of their own, the introduction, and may well be checked; without them nothing is
 * done there, so what was to be checked stands below a later heading.
 */
export function uselessBeforeSteps(
  { items }: DraftStep,
  directives: readonly DirectiveSource[],
): readonly Problem[] {
  const isThere = (...kinds: readonly string[]): boolean =>
    items.some(({ item }) => kinds.includes(item.kind));
  const doesSomething = isThere('command', 'action');
  return directives
    .filter(({ name }) => belongsToStep.has(name) && !(doesSomething && isUseful(name)))
    .map(({ name, place }) => {
      const message = `This "${name}" stands before the first step, so it belongs to none; move it below the heading "## ..." of its step.`;
      return errorAt(place, 'directive-misplaced', message);
    });

  function isUseful(name: string): boolean {
    // A mistake is there to be noticed by checks.
    return name !== 'mistake' || isThere('check');
  }
}

const belongsToStep: ReadonlySet<string> = new Set<DirectiveName>([
  'check',
  'question',
  'solution',
  'mistake',
]);
