import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import type { DirectiveSource } from '../rules/directive';
import { readAction } from './action';
import { readCheck } from './check';
import { readDoings } from './doings';
import { readManner } from './manner';
import type { DirectiveName } from './names';
import { readOnly } from './only';
import { readQuestion } from './question';
import { readStep } from './step';
import { readText } from './text';

/** Puts what a directive says into its step; gives what is wrong with it. */
export type ReadDirective = (source: DirectiveSource, step: DraftStep) => readonly Problem[];

/** One reader a directive. */
export const directiveReaders: Readonly<Record<DirectiveName, ReadDirective>> = {
  step: readStep,
  action: readAction,
  check: readCheck,
  hint: readText('hint'),
  note: readText('note'),
  question: readQuestion,
  solution: readDoings('solution'),
  mistake: readDoings('mistake'),
  only: readOnly,
  command: readManner,
};
