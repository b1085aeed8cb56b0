import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { LabsError } from '../core/base/errors';
import { itemTitle } from '../core/lab/itemTitle';
import type { Lab, Step, StepItem } from '../core/lab/model';
import { deedOf } from '../core/walkthrough/names';
import type { LabSession } from '../run/labSession';
import { calledOn } from './called';
import { CalledOff } from './calledOff';
import { folderOf } from './labs/folderOf';
import type { ShownLab } from './labs/foundLab';
import { sessionIn } from './labs/labs';
import type { Services } from './services';
import { stateWords } from './views/stepLooks';

/** What a command was called on: a lab's id (walkthrough, link) or a row of a tree. */
export type Called = readonly unknown[];

/**
 * The lab that a command is about: the one it was called on, the only one that fits, or the one
 * that the student picks. Fails with `lab-unknown`, or with what is wrong with the lab.
 * @param fits which labs the command can do something with; by default all
 */
export async function chooseShownLab(
  services: Services,
  called: Called,
  fits?: (session: LabSession) => boolean,
): Promise<ShownLab> {
  const lab = await meantLab(services, called, fits);
  services.labs.lastMeant = lab.key;
  return lab;
}

async function meantLab(
  { labs, rows }: Services,
  called: Called,
  fits?: (session: LabSession) => boolean,
): Promise<ShownLab> {
  const name = calledOn(rows, called, 'lab');
  if (name !== undefined) {
    const lab = await labs.lab(name);
    if ('error' in lab) throw lab.error;
    return lab;
  }
  const all = (await labs.all()).filter((lab) => 'loaded' in lab);
  const fitting =
    fits === undefined ? all : all.filter((lab) => 'session' in lab && fits(lab.session));
  // Where none fits the command says itself what is missing, for the lab that the student means.
  const candidates = fitting.length > 0 ? fitting : all;
  const [only, ...more] = candidates;
  if (only === undefined) throw new LabsError('lab-unknown', { lab: '' });
  if (more.length === 0) return only;
  const isLast = ({ key }: ShownLab): number => (key === labs.lastMeant ? 1 : 0);
  return pick(
    l10n.t('Which lab?'),
    candidates
      .toSorted((one, other) => isLast(other) - isLast(one))
      .map((lab) => ({
        label: lab.loaded.lab.title,
        description: folderOf(lab) ?? l10n.t('comes with Live Labs'),
        ...('why' in lab ? { detail: lab.why.explanation.what } : {}),
        it: lab,
      })),
  );
}

/** The same for a command that runs something. Fails as well with why the lab cannot be run. */
export async function chooseLab(
  services: Services,
  called: Called,
  fits?: (session: LabSession) => boolean,
): Promise<LabSession> {
  return sessionIn(await chooseShownLab(services, called, fits));
}

/** The step that a command is about: the one it was called on, or one that the student picks. */
export async function chooseStep(
  { rows }: Services,
  called: Called,
  { lab, stateOf }: { readonly lab: Lab; readonly stateOf?: (step: Step) => string },
): Promise<Step> {
  const id = calledOn(rows, called, 'step');
  if (id !== undefined) return stepIn(lab, id);
  return pick(
    l10n.t('Which step?'),
    lab.steps.map((step) => ({
      label: step.title,
      ...(stateOf === undefined ? {} : { description: stateOf(step) }),
      it: step,
    })),
  );
}

/** The words for the states of a session's steps. */
export function statesOf({ tracker }: LabSession): (step: Step) => string {
  return (step) => stateWords(tracker.state(step).kind);
}

/**
 * The part of a step that a command is about: the one it was called on, or the one that the student
 * picks. Undefined where a button was made of another version of the lab, in which there was
 * another part at that place.
 */
export async function choosePart(
  { rows }: Services,
  called: Called,
  step: Step,
): Promise<StepItem | undefined> {
  const index = calledOn(rows, called, 'part');
  if (index !== undefined) {
    const item = step.items[Number(index)];
    return item !== undefined && deedOf(item) === calledOn(rows, called, 'deed') ? item : undefined;
  }
  const parts = step.items.flatMap((item) => {
    const label = itemTitle(item);
    return label === undefined ? [] : [{ label, it: item }];
  });
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0
    ? only.it
    : pick(l10n.t('Which part of it?'), parts);
}

/** A step by its id. Fails with `step-unknown`. */
function stepIn({ steps }: Lab, id: string): Step {
  const step = steps.find((candidate) => candidate.id === id);
  if (step === undefined)
    throw new LabsError('step-unknown', { step: id, known: steps.map((it) => it.id) });
  return step;
}

async function pick<It>(
  title: string,
  choices: readonly (vscode.QuickPickItem & { readonly it: It })[],
): Promise<It> {
  const picked = await vscode.window.showQuickPick([...choices], { title });
  if (picked === undefined) throw new CalledOff();
  return picked.it;
}
