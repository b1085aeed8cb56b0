import type { Lab, Problem } from '../../core/lab/model';
import type { Mentions } from '../../core/lab/mentions';

/** A lab's text as it was read, with the folder that its paths are relative to. */
export interface LintedLab {
  /** Absolute path of its Markdown file. */
  readonly file: string;
  readonly folder: string;
  readonly lab: Lab;
  readonly mentions: Mentions;
}

/** A problem with the file that it stands in: most often lab.md, sometimes the Dockerfile. */
export type FileProblem = Problem & { readonly file: string };

/** Compares what a lab says with the files beside it. What cannot be read is a problem, no failure. */
export type FileRule = (lab: LintedLab) => Promise<readonly FileProblem[]>;
