import { safeLine, safeText } from '../../core/base/safeText';
import { loadLab } from '../../run/loadLab';
import type { CliCommand } from '../command';

/** `live-labs parse FILE`: what Live Labs reads in a lab. */
export const parseCommand: CliCommand = {
  name: 'parse',
  usage: 'FILE',
  summary: 'Show the steps and commands that a lab holds.',
  options: {},
  names: { least: 1, most: 1 },
  async run({ names: [file = ''], output }) {
    const { lab, problems } = await loadLab(file);
    const steps = lab.steps.map(({ id, title, line, items }) => ({
      id,
      title,
      line,
      commands: items
        .filter((item) => item.kind === 'command')
        .map(({ line: at, text, target, prompt, sample }) => ({
          line: at,
          text,
          target,
          prompt,
          sample,
        })),
    }));
    // Any file may be given, so nothing of it reaches the terminal as it is.
    output.line(output.style('bold', safeLine(lab.title)));
    for (const { id, title, line, commands } of steps) {
      output.line();
      output.line(`${output.style('bold', safeLine(title))} (${safeLine(id)}, line ${line})`);
      for (const { line: at, target, text } of commands) {
        const front = `  ${String(at).padStart(4)}  ${target.padEnd(9)}  `;
        const further = `\n${' '.repeat(front.length)}`;
        output.line(front + safeText(text).replaceAll('\n', further));
      }
    }
    if (problems.length > 0)
      output.line(`\nProblems: ${problems.length}; "live-labs lint" shows them.`);
    output.result({ title: lab.title, steps, problems });
    return 0;
  },
};
