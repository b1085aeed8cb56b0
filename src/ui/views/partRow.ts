import * as l10n from '@vscode/l10n';
import { itemTitle } from '../../core/lab/itemTitle';
import type { Step, StepItem } from '../../core/lab/model';
import type { CommandOutcome } from '../../core/progress/commandOutcome';
import { outcomeLook } from '../../core/progress/outcomeLook';
import { outcomeWords, spokenOutcome } from '../../core/progress/outcomeWords';
import { deedOf } from '../../core/walkthrough/names';
import { commandIds } from '../ids';
import type { PartOutcome } from '../terminals/commandOutcomes';
import type { TreeNode } from './treeNode';

/**
 * What can be done in a step; its button stands in the row, so that a mere click runs nothing. Once
 * it was run in a terminal, the row tells what became of it, and a click shows the terminal. That
 * looks unlike the tick of a step, since an exit code proves nothing.
 */
export function partRow(
  key: string,
  step: Step,
  item: StepItem,
  index: number,
  known: PartOutcome | undefined,
): readonly TreeNode[] {
  const title = itemTitle(item);
  if (title === undefined) return [];
  const part = String(index);
  const deed = deedOf(item);
  const whole = item.kind === 'command' ? item.text : title;
  const row = {
    id: `part ${key} ${step.id} ${part}`,
    label: title,
    about: { lab: key, step: step.id, part, deed },
  };
  if (known === undefined)
    return [
      {
        ...row,
        tooltip: whole,
        spoken: l10n.t('Part {0}', title),
        icon: { name: partIcon(item) },
        context: 'part',
      },
    ];
  const { outcome, isTerminalOpen } = known;
  const { short, details } = outcomeWords(outcome);
  return [
    {
      ...row,
      description: short,
      tooltip: [whole, '', short, ...details].join('\n'),
      spoken: l10n.t('Part {0}, {1}', title, spokenOutcome(outcome)),
      icon: outcomeIcon(item, outcome),
      context: outcome.kind === 'running' ? 'part running' : 'part',
      command: isTerminalOpen
        ? { id: commandIds.showTerminal, args: [key, step.id, part, deed] }
        : undefined,
    },
  ];
}

function partIcon(item: StepItem): string {
  if (item.kind === 'question') return 'question';
  if (item.kind === 'command') return item.target === 'container' ? 'vm-running' : 'terminal';
  return 'gear';
}

function outcomeIcon(item: StepItem, outcome: CommandOutcome): NonNullable<TreeNode['icon']> {
  switch (outcomeLook(item, outcome)) {
    case 'running':
      return { name: 'loading~spin' };
    case 'waiting':
      return { name: 'watch' };
    case 'stopped':
      return { name: 'debug-stop' };
    case 'bad':
      return { name: 'warning', color: 'list.warningForeground' };
    case 'differs':
      return { name: 'diff', color: 'charts.blue' };
    case 'good':
      return { name: 'check', color: 'testing.iconPassed' };
    case 'unknown':
      return { name: partIcon(item) };
  }
}
