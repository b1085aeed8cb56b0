import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab, Problem, Step, StepItem } from '../../src/core/lab/model';

const folder = 'test/fixtures/labs';

/** The texts that parser tests read, by name. */
export const labNames = [
  'bare-prompts',
  'containers',
  'continuations',
  'course',
  'directives',
  'fences',
  'foreign-front-matter',
  'hash-comments',
  'multiline',
  'nested-blocks',
  'programs',
  'prompt-shapes',
  'shell-lines',
] as const;

export function readLabText(name: string): string {
  return readFileSync(join(folder, `${name}.md`), 'utf8');
}

/** What the parser must make of a text, in the words of `describeLab`. */
export function readExpected(name: string): string {
  return readFileSync(join(folder, `${name}.txt`), 'utf8');
}

/** Everything that a parse gives, one line a thing, to be compared with a fixture by eye. */
export function describeLab({ lab, problems }: { lab: Lab; problems: readonly Problem[] }): string {
  const { steps, ...front } = lab;
  return [
    JSON.stringify(front),
    ...steps.flatMap(describeStep),
    ...problems.map(
      ({ line, column, severity, code, message }) =>
        `${String(line)}:${String(column)} ${severity} ${code}: ${message}`,
    ),
    '',
  ].join('\n');
}

function describeStep({ line, id, title, minutes, needs, items }: Step): readonly string[] {
  const more = [
    minutes === undefined ? '' : ` ${String(minutes)} min`,
    needs.length === 0 ? '' : ` needs ${needs.join(' ')}`,
  ];
  return ['', `${String(line)} ${id} "${title}"${more.join('')}`, ...items.map(describeItem)];
}

function describeItem(item: StepItem): string {
  const start = `  ${String(item.line).padStart(3)} `;
  if (item.kind !== 'command') {
    const words = Object.entries(item).filter(([key]) => key !== 'kind' && key !== 'line');
    return `${start}${item.kind} ${JSON.stringify(Object.fromEntries(words))}`;
  }
  const { prompt, text, sample, target, moves, offeredOnly } = item;
  const place = [target, moves, offeredOnly ? 'offered' : undefined].filter(Boolean).join(' ');
  const shown = [prompt, text, sample].map((part) => JSON.stringify(part)).join(' ');
  return `${start}${place} ${shown}`;
}
