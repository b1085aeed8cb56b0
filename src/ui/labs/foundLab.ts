import type { LabsError } from '../../core/base/errors';
import type { LabSession } from '../../run/labSession';
import type { LoadedLab, RunnableLab } from '../../run/loadLab';

/** Whether a lab came with the extension, with a folder that is open, or is a text that a student has
 * opened as one. */
export type LabOrigin = 'shipped' | 'workspace' | 'opened';

/** Where a lab was found, and the name by which rows, buttons and commands call it in this window:
 * its id where no other has that, else its file. A text that was opened as a lab may
 * get another title at any moment, so it is called by its file. */
export interface LabPlace {
  readonly key: string;
  readonly file: string;
  readonly origin: LabOrigin;
}

/** A lab that can be run. */
export type ReadyLab = LabPlace & {
  readonly loaded: RunnableLab;
};

/** A lab that is shown with its steps and its text, and why it is not run. */
export type ReadOnlyLab = LabPlace & { readonly loaded: LoadedLab; readonly why: LabsError };

/** A file that is no lab yet: what is wrong with it first, and where its author mends that. */
export type BrokenLab = LabPlace & {
  readonly error: LabsError;
  readonly first: FirstProblem | undefined;
};

/** The first thing that is wrong with a lab's text. */
export interface FirstProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A lab of the views: one that can be run has a session. */
export type FoundLab = (ReadyLab & { readonly session: LabSession }) | ReadOnlyLab | BrokenLab;

/** A lab whose text could be read, whether or not it can be run. */
export type ShownLab = Exclude<FoundLab, BrokenLab>;
