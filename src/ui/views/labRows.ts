import { counted } from '../../core/base/words';
import type { Lab, Step } from '../../core/lab/model';
import type { StepState } from '../../core/progress/stepState';
import { commandIds } from '../ids';
import type { TreeNode } from './treeNode';

/** A lab as its rows of the Labs view are made of. */
export interface LabRow {
  readonly lab: Lab;
  readonly state: (step: Step) => StepState;
}

/** The row of a lab, with one row for each of its steps. */
export function labRow({ lab, state }: LabRow): TreeNode {
  const states = lab.steps.map(state);
  const passed = states.filter(({ kind }) => kind === 'passed').length;
  const count = `${String(passed)} of ${counted(lab.steps.length, 'step')}`;
  return {
    id: lab.id,
    label: lab.title,
    description: count,
    spoken: `Lab ${lab.title}, ${count} passed`,
    icon: { name: passed === states.length ? 'pass-filled' : 'beaker' },
    context: 'lab',
    about: { lab: lab.id },
    isExpanded: true,
    children: lab.steps.map((step, index) => stepRow(lab, step, states[index] ?? { kind: 'open' })),
  };
}

/** A step's state as it is said of the step. */
export function stateWords(kind: StepState['kind']): string {
  return looks[kind].words;
}

/** The row of a lab file that cannot be run: what is wrong with it, said where it would stand. */
export function brokenRow(name: string, file: string, what: string): TreeNode {
  return {
    id: `broken ${file}`,
    label: name,
    description: 'cannot be run',
    tooltip: what,
    spoken: `Lab file ${name} cannot be run: ${what}`,
    icon: { name: 'warning', color: 'list.warningForeground' },
    context: 'broken',
    command: { id: commandIds.openFile, args: [file] },
  };
}

function stepRow(lab: Lab, step: Step, state: StepState): TreeNode {
  const { icon, words } = looks[state.kind];
  return {
    id: `${lab.id} ${step.id}`,
    label: step.title,
    description: step.minutes === undefined ? undefined : `${String(step.minutes)} min`,
    tooltip: tooltip(lab, step, state, words),
    spoken: `Step ${step.title}: ${words}`,
    icon,
    context: 'step',
    about: { lab: lab.id, step: step.id },
    command: { id: commandIds.openLab, args: [lab.id, step.id] },
  };
}

interface Look {
  readonly icon: NonNullable<TreeNode['icon']>;
  readonly words: string;
}

const looks: Readonly<Record<StepState['kind'], Look>> = {
  open: { icon: { name: 'circle-large-outline' }, words: 'not done yet' },
  blocked: {
    icon: { name: 'lock', color: 'disabledForeground' },
    words: 'needs other steps first',
  },
  checking: { icon: { name: 'loading~spin' }, words: 'is being checked' },
  passed: { icon: { name: 'pass-filled', color: 'testing.iconPassed' }, words: 'passed' },
  failed: { icon: { name: 'error', color: 'testing.iconFailed' }, words: 'not passed' },
  remembered: {
    icon: { name: 'question', color: 'testing.iconSkipped' },
    words: 'passed before; whether its container is still there cannot be said now',
  },
  gone: {
    icon: { name: 'history', color: 'testing.iconSkipped' },
    words: 'passed before, but in a container that is no longer running',
  },
};

function tooltip(lab: Lab, step: Step, state: StepState, words: string): string {
  const head = `${step.title}: ${words}`;
  if (state.kind === 'blocked') {
    const titles = state.by.map((id) => lab.steps.find((it) => it.id === id)?.title ?? id);
    return `${step.title}: needs ${titles.map((title) => `"${title}"`).join(', ')} first`;
  }
  if (state.kind !== 'failed') return head;
  const failed = state.verdicts.filter((verdict) => verdict.state === 'failed');
  return [
    head,
    ...failed.flatMap(({ name, expected, seen, because }) => [
      '',
      name,
      `Expected: ${expected}`,
      `Seen: ${seen}`,
      ...(because === undefined ? [] : [because]),
    ]),
  ].join('\n');
}
