import { relative } from 'node:path';
import { isLabsError, LabsError } from '../../core/base/errors';
import { safeLine } from '../../core/base/safeText';
import { counted } from '../../core/base/words';
import type { FileProblem } from '../../run/lint/fileRule';
import { lintLabs } from '../../run/lint/lintLabs';
import { readLabFile } from '../../run/loadLab';
import { textOption, type CliCommand } from '../command';
import { githubAnnotation } from '../githubAnnotation';

/** `live-labs lint LAB...`: every problem of every lab, at its place. Exit 1 if one is an error, 2 if a lab
 * cannot be read. */
export const lintCommand: CliCommand = {
  name: 'lint',
  usage: 'LAB... [--format text|json|github]',
  summary: "Tell what is wrong with a lab's text and the files beside it.",
  options: { format: { type: 'string' } },
  names: { least: 1, most: Infinity },
  async run(call) {
    const { output } = call;
    const format = textOption(call, 'format') ?? (output.json ? 'json' : 'text');
    const printer = printers[format];
    if (printer === undefined)
      throw new LabsError('usage-wrong', {
        why: `--format takes ${Object.keys(printers).join(', ')}`,
      });
    const labs = new Map<string, { file: string; text: string }>();
    const refused: LabsError[] = [];
    for (const name of call.names) {
      try {
        const lab = await readLabFile(name);
        labs.set(lab.file, lab);
      } catch (caught) {
        // Which must not hide what is wrong with the others.
        if (!isLabsError(caught)) throw caught;
        refused.push(caught);
      }
    }
    const [first] = refused;
    if (first !== undefined && labs.size === 0 && refused.length === 1) throw first;
    const problems = (await lintLabs([...labs.values()])).map((problem) => ({
      ...problem,
      file: relative(process.cwd(), problem.file),
      message: safeLine(problem.message, longestMessage),
    }));
    for (const line of printer(problems)) output.line(line);
    for (const { message } of refused) output.notice(`live-labs: ${message}`);
    const errors = refused.map(({ code, message }) => ({ code, message }));
    output.result({ problems, ...(errors.length === 0 ? {} : { errors }) });
    if (errors.length > 0) return 2;
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

/** Messages quote what an author has written, which may be of any length. */
const longestMessage = 500;

type Printer = (problems: readonly FileProblem[]) => readonly string[];

const printers: Readonly<Partial<Record<string, Printer>>> = {
  text: (problems) => [
    ...problems.map(
      ({ file, line, column, severity, code, message }) =>
        `${file}:${String(line)}:${String(column)} ${severity} ${code}: ${message}`,
    ),
    problems.length === 0 ? 'No problems.' : `${counted(problems.length, 'problem')}.`,
  ],
  // With --format json but without --json the object is printed by us.
  json: (problems) => [JSON.stringify({ problems }, null, 2)],
  github: (problems) => problems.map(githubAnnotation),
};
