import type { DraftStep } from '../draft';
import type { Only, Problem } from '../model';
import { errorAt } from '../problems';
import type { DirectiveSource } from '../rules/directive';
import type { OneOrMore, OnlyWords } from '../words';
import { readWords } from './readWords';

/** `<!-- only` with os, engine or architecture: in a step for that step, before all steps for all. */
export function readOnly(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { placed, problems } = readWords('only', source);
  if (placed === undefined) return problems;
  if (step.only !== undefined) {
    const message = 'There is an "only" here already; make one of both.';
    return [errorAt(source.place, 'directive-twice', message)];
  }
  step.only = onlyOf(placed.words);
  return [];
}

function onlyOf({ os, engine, architecture }: OnlyWords): Only {
  return { os: listOf(os), engine: listOf(engine), architecture: listOf(architecture) };
}

function listOf<Word extends string>(
  words: OneOrMore<Word> | undefined,
): readonly Word[] | undefined {
  if (words === undefined) return undefined;
  return typeof words === 'string' ? [words] : words;
}
