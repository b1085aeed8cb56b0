import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import { milliseconds } from '../quantities';
import type { DirectiveSource } from '../rules/directive';
import { readWords } from './readWords';

/** `<!-- command` with until, within or may_fail: how the commands of the block below it run. */
export function readManner(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { placed, problems } = readWords('command', source);
  if (placed === undefined) return problems;
  const { until, within, may_fail: mayFail = false } = placed.words;
  const replaced = step.manner;
  step.manner = {
    place: source.place,
    words: {
      until,
      withinMilliseconds: within === undefined ? undefined : milliseconds(within),
      mayFail,
    },
  };
  return replaced === undefined ? [] : [mannerWithoutBlock(replaced.place)];
}

/** A manner that no commands follow. */
export function mannerWithoutBlock(place: DirectiveSource['place']): Problem {
  const message = 'No commands follow this "command" in its step; move it right above their block.';
  return errorAt(place, 'directive-misplaced', message);
}
