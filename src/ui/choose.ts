import * as vscode from 'vscode';
import { LabsError } from '../core/base/errors';
import type { Step } from '../core/lab/model';
import type { LabSession } from '../run/labSession';
import { calledOn } from './called';
import type { Services } from './services';
import { CalledOff } from './showFailure';
import { stateWords } from './views/labRows';

/** What a command was called on: a lab's id (walkthrough, link) or a row of a tree. */
export type Called = readonly unknown[];

/**
 * The lab that a command is about: the one it was called on, the only one that fits, or the one that
 * the student picks. Fails with `lab-unknown`.
 */
export async function chooseLab(
  { labs, rows }: Services,
  called: Called,
  fits: (session: LabSession) => boolean = () => true,
): Promise<LabSession> {
  const id = calledOn(rows, called, 'lab');
  if (id !== undefined) return labs.session(id);
  const all = (await labs.all()).flatMap((lab) => ('session' in lab ? [lab.session] : []));
  const fitting = all.filter(fits);
  // Where none fits the command says itself what is missing, for the lab that the student means.
  const candidates = fitting.length > 0 ? fitting : all;
  if (candidates.length === 0) throw new LabsError('lab-unknown', { lab: '' });
  const [only, ...more] = candidates;
  if (only !== undefined && more.length === 0) return only;
  const picked = await vscode.window.showQuickPick(
    candidates.map((session) => ({
      label: session.lab.title,
      description: session.lab.id,
      session,
    })),
    { title: 'Which lab?' },
  );
  if (picked === undefined) throw new CalledOff();
  return picked.session;
}

/** The step that a command is about: the one it was called on, or the one that the student picks. */
export async function chooseStep(
  { rows }: Services,
  called: Called,
  session: LabSession,
): Promise<Step> {
  const id = calledOn(rows, called, 'step');
  if (id !== undefined) return session.step(id);
  const picked = await vscode.window.showQuickPick(
    session.lab.steps.map((step) => ({
      label: step.title,
      description: stateWords(session.tracker.state(step).kind),
      step,
    })),
    { title: 'Which step?' },
  );
  if (picked === undefined) throw new CalledOff();
  return picked.step;
}
