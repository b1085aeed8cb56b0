import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import type { DirectiveSource } from '../rules/directive';
import { readAction } from './action';
import { readCheck } from './check';
import { readHint } from './hint';
import type { DirectiveName } from './names';
import { readQuestion } from './question';
import { readStep } from './step';

/** Puts what a directive says into its step; gives what is wrong with it. */
export type ReadDirective = (source: DirectiveSource, step: DraftStep) => readonly Problem[];

/** One reader a directive. */
export const directiveReaders: Readonly<Record<DirectiveName, ReadDirective>> = {
  step: readStep,
  action: readAction,
  check: readCheck,
  hint: readHint,
  question: readQuestion,
};
