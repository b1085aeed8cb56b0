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
    output.line(output.style('bold', lab.title));
    for (const step of steps) {
      output.line();
      output.line(`${output.style('bold', step.title)} (${step.id}, line ${String(step.line)})`);
      for (const { line, target, text } of step.commands)
        output.line(`  ${String(line).padStart(4)}  ${target.padEnd(9)}  ${text}`);
    }
    if (problems.length > 0)
      output.line(`\nProblems: ${String(problems.length)}; "live-labs lint" shows them.`);
    output.result({ title: lab.title, steps, problems });
    return 0;
  },
};
