import * as l10n from '@vscode/l10n';
import { safeLine } from '../../core/base/safeText';
import { counted, quotedList } from '../../core/base/words';
import type { Lab, Step, StepItem } from '../../core/lab/model';
import { passageOf, passageWords } from '../../core/progress/passage';
import type { StepState } from '../../core/progress/stepState';
import { staticText } from '../../core/walkthrough/staticText';
import { commandIds } from '../ids';
import type { FirstProblem } from '../labs/foundLab';
import type { PartOutcome } from '../terminals/commandOutcomes';
import { partRow } from './partRow';
import { stateWords, stepLooks } from './stepLooks';
import type { TreeNode } from './treeNode';

/** A lab as its rows of the Labs view are made of. */
export interface LabRow {
  /** By which commands call the lab. */
  readonly key: string;
  readonly lab: Lab;
  readonly state: (step: Step) => StepState;
  /** What became of a part that was run in a terminal; undefined where it was not. */
  readonly outcome: (step: Step, item: StepItem) => PartOutcome | undefined;
  /** The folder of the workspace that it is in; undefined for a lab that ships. */
  readonly folder: string | undefined;
  /** Why it is only shown and not run, in a word or two and in a sentence. */
  readonly readOnly: { readonly words: string; readonly why: string } | undefined;
}

/** The row of a lab, with one row for each of its steps. */
export function labRow(row: LabRow): TreeNode {
  const { key, lab, state, folder, readOnly } = row;
  const states = lab.steps.map(state);
  const passage = passageOf(states.map(({ kind }) => kind));
  const count = readOnly?.words ?? passageWords(passage);
  const isDone = passage.all > 0 && passage.passed === passage.all;
  return {
    id: `lab ${key}`,
    label: lab.title,
    description: folder === undefined ? count : `${count} · ${folder}`,
    tooltip:
      readOnly?.why ??
      (folder === undefined ? lab.title : l10n.t('{0}, in {1}', lab.title, folder)),
    spoken: spokenLab(lab, count, row),
    icon: { name: readOnly === undefined ? (isDone ? 'pass-filled' : 'beaker') : 'book' },
    context: readOnly === undefined ? 'lab' : 'lab read-only',
    about: { lab: key },
    isExpanded: true,
    // Without any step there is nothing to unfold.
    children:
      lab.steps.length === 0
        ? undefined
        : lab.steps.map((step, index) => stepRow(row, step, states[index] ?? { kind: 'open' })),
  };
}

/** The row of a lab file that cannot be run: it says in its place what is wrong first. */
export function brokenRow(
  name: string,
  file: string,
  what: string,
  first: FirstProblem | undefined,
): TreeNode {
  const words =
    first === undefined
      ? l10n.t('cannot be read')
      : l10n.t('line {0}: {1}', first.line, first.message);
  return {
    id: `broken ${file}`,
    label: name,
    description: words,
    tooltip: what,
    spoken: l10n.t('Lab file {0} cannot be run: {1}', name, first === undefined ? what : words),
    icon: { name: 'warning', color: 'list.warningForeground' },
    context: 'broken',
    command: {
      id: commandIds.openFile,
      args: [file, ...(first === undefined ? [] : [first.line, first.column])],
    },
  };
}

function spokenLab({ title }: Lab, count: string, { folder, readOnly }: LabRow): string {
  const words = readOnly === undefined ? l10n.t('{0} passed', count) : readOnly.words;
  return folder === undefined
    ? l10n.t('Lab {0}, {1}', title, words)
    : l10n.t('Lab {0}, {1}, in {2}', title, words, folder);
}

function stepRow({ key, lab, folder, outcome }: LabRow, step: Step, state: StepState): TreeNode {
  const { icon, words } = stepLooks[state.kind];
  const parts = [
    ...step.items.flatMap((item, index) => [
      ...partRow(key, step, item, index, outcome(step, item)),
      // A lab that ships has its notes in its walkthrough.
      ...(folder === undefined ? [] : noteRow(key, step, item, index)),
    ]),
    ...hintRow(key, step),
  ];
  return {
    id: `step ${key} ${step.id}`,
    label: step.title,
    description: step.minutes === undefined ? undefined : l10n.t('{0} min', step.minutes),
    tooltip: tooltip(lab, step, state),
    spoken: l10n.t('Step {0}: {1}', step.title, words()),
    icon,
    context: 'step',
    about: { lab: key, step: step.id },
    command: { id: commandIds.openGuide, args: [key, step.id] },
    children: parts.length === 0 ? undefined : parts,
  };
}

/** What only Live Labs shows of a text that opens as Markdown. */
function noteRow(key: string, step: Step, item: StepItem, index: number): readonly TreeNode[] {
  if (item.kind !== 'note') return [];
  const text = staticText(item.text);
  return [
    {
      id: `note ${key} ${step.id} ${String(index)}`,
      label: safeLine(text),
      tooltip: text,
      spoken: l10n.t('Note {0}', safeLine(text)),
      icon: { name: 'note' },
      context: 'note',
    },
  ];
}

/** One row for all hints of a step, which its button tells one by one. */
function hintRow(key: string, { id, items }: Step): readonly TreeNode[] {
  const count = items.filter(({ kind }) => kind === 'hint').length;
  if (count === 0) return [];
  return [
    {
      id: `hint ${key} ${id}`,
      label: l10n.t('Show a Hint'),
      tooltip:
        count === 1
          ? l10n.t('There is {0}', counted(count, 'hint'))
          : l10n.t('There are {0}', counted(count, 'hint')),
      spoken: l10n.t('Show a Hint'),
      icon: { name: 'lightbulb' },
      context: 'hint',
      about: { lab: key, step: id },
    },
  ];
}

function tooltip(lab: Lab, step: Step, state: StepState): string {
  const head = `${step.title}: ${stateWords(state.kind)}`;
  if (state.kind === 'blocked') {
    const titles = state.by.map((id) => lab.steps.find((it) => it.id === id)?.title ?? id);
    return l10n.t('{0}: needs {1} first', step.title, quotedList(titles));
  }
  if (state.kind === 'skipped') return l10n.t('{0} is skipped here. {1}', step.title, state.reason);
  if (state.kind !== 'failed') return head;
  const failed = state.verdicts.filter((verdict) => verdict.state === 'failed');
  return [
    head,
    ...failed.flatMap(({ name, expected, seen, because }) => [
      '',
      name,
      l10n.t('Expected: {0}', expected),
      l10n.t('Seen: {0}', seen),
      ...(because === undefined ? [] : [because]),
    ]),
  ].join('\n');
}
