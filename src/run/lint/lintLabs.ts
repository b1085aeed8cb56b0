import { dirname, relative } from 'node:path';
import { readLab } from '../../core/lab/parseLab';
import { errorAt, inOrder } from '../../core/lab/problems';
import type { FileProblem, LintedLab } from './fileRule';
import { fileRules } from './fileRules';

/** A lab's text and the file that it stands in, or will when it is saved. */
export interface LabText {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** Everything that is wrong with a lab's text and the files beside it. Never fails. */
export async function lintLab(source: LabText): Promise<readonly FileProblem[]> {
  return (await lint(source)).problems;
}

/** The same for labs that are meant to be used together, in their order: no two may have one id. */
export async function lintLabs(sources: readonly LabText[]): Promise<readonly FileProblem[]> {
  const linted = await Promise.all(sources.map(lint));
  return linted.flatMap(({ lab, problems }) =>
    ordered(lab.file, [...repeatedId(lab, linted), ...problems]),
  );
}

interface Linted {
  readonly lab: LintedLab;
  readonly problems: readonly FileProblem[];
}

async function lint({ file, text }: LabText): Promise<Linted> {
  const { lab, problems, lacks, mentions } = readLab(text);
  const linted = { file, folder: dirname(file), lab, mentions: mentions() };
  const found = await Promise.all(fileRules.map((rule) => rule(linted)));
  const own = [...problems, ...lacks()].map((problem) => ({ file, ...problem }));
  const all = [...own, ...found.flat()];
  return { lab: linted, problems: ordered(file, all) };
}

/** The lab's own file first, then those beside it, each in its order. */
function ordered(file: string, problems: readonly FileProblem[]): readonly FileProblem[] {
  const files = new Set([file, ...problems.map((problem) => problem.file)]);
  return [...files].flatMap((name) => inOrder(problems.filter((it) => it.file === name)));
}

/** The engine knows a lab by its id alone. */
function repeatedId(lab: LintedLab, all: readonly Linted[]): readonly FileProblem[] {
  const first = all.find((other) => other.lab.lab.id === lab.lab.id);
  if (first === undefined || first.lab === lab) return [];
  const other = relative(lab.folder, first.lab.file);
  const message = `The lab ${other} has the id "${lab.lab.id}" already; choose another and write it as "lab" in the front matter.`;
  return [{ file: lab.file, ...errorAt(lab.mentions.id, 'lab-id-twice', message) }];
}
