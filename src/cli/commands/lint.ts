import { relative } from 'node:path';
import { LabsError } from '../../core/base/errors';
import type { Problem } from '../../core/lab/model';
import { loadLab } from '../../run/loadLab';
import { textOption, type CliCommand } from '../command';

type LintProblem = Problem & { readonly file: string };

/** `live-labs lint LAB...`: every problem of every lab, at its place. Exit 1 if one is an error. */
export const lintCommand: CliCommand = {
  name: 'lint',
  usage: 'LAB... [--format text|json|github]',
  summary: "Tell what is wrong with a lab's text.",
  options: { format: { type: 'string' } },
  names: { least: 1, most: Infinity },
  async run(call) {
    const { output } = call;
    const format = textOption(call, 'format') ?? (output.json ? 'json' : 'text');
    const printer = printers.get(format);
    if (printer === undefined)
      throw new LabsError('usage-wrong', {
        why: `--format takes ${[...printers.keys()].join(', ')}`,
      });
    const problems: LintProblem[] = [];
    for (const name of call.names) {
      const loaded = await loadLab(name);
      const file = relative(process.cwd(), loaded.file);
      problems.push(...loaded.problems.map((problem) => ({ file, ...problem })));
    }
    printer(problems, (text) => {
      output.line(text);
    });
    output.result({ problems });
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

type Print = (text: string) => void;

const printers: ReadonlyMap<string, (problems: readonly LintProblem[], print: Print) => void> =
  new Map([
    ['text', printText],
    ['json', printJson],
    ['github', printGithub],
  ]);

function printText(problems: readonly LintProblem[], print: Print): void {
  for (const { file, line, column, severity, code, message } of problems)
    print(`${file}:${String(line)}:${String(column)} ${severity} ${code}: ${message}`);
  print(problems.length === 0 ? 'No problems.' : `Problems: ${String(problems.length)}`);
}

/** With --format json but without --json the object is printed by us. */
function printJson(problems: readonly LintProblem[], print: Print): void {
  print(JSON.stringify({ problems }, null, 2));
}

/** Annotations that GitHub's runner shows beside the line. */
function printGithub(problems: readonly LintProblem[], print: Print): void {
  for (const { file, line, column, severity, code, message } of problems)
    print(
      `::${severity} file=${file},line=${String(line)},col=${String(column)},title=${code}::${message}`,
    );
}
