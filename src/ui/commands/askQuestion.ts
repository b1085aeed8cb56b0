import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { whatToSay, whyUnfit } from '../../core/checks/assessAnswer';
import type { Question, Step } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { CalledOff } from '../calledOff';
import { tellInformation, tellWarning } from '../messages';

/** Asks a lab's question until the student is content with the answer, and tells what its author
 * says to it. */
export async function askQuestion(
  session: LabSession,
  question: Question,
  step: Step,
): Promise<void> {
  const given = await answerTo(question, step, session.tracker.memory.answers[question.id]);
  if (given === undefined) throw new CalledOff();
  const assessment = await session.answer(step, question, given.trim());
  const words = whatToSay(assessment);
  if (words === undefined) return;
  if (assessment.is !== 'wrong') {
    void tellInformation(words);
    return;
  }
  const again = l10n.t('Answer Again');
  if ((await tellWarning(words, again)) === again) await askQuestion(session, question, step);
}

/** What the student answers; undefined where the dialog was closed. */
function answerTo(
  question: Question,
  step: Step,
  before: string | undefined,
): Thenable<string | undefined> {
  if (question.type === 'choice') return chosenOf(question, step, before);
  return vscode.window.showInputBox({
    title: step.title,
    prompt: question.ask,
    value: before ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => whyUnfit(question, text),
  });
}

async function chosenOf(
  { ask, choices }: Question,
  { title }: Step,
  before: string | undefined,
): Promise<string | undefined> {
  const items = choices.map((label) =>
    label === before ? { label, description: l10n.t('your answer so far') } : { label },
  );
  const options = { title, placeHolder: ask, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.label;
}
