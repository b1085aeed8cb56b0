import * as vscode from 'vscode';
import { tellInformation, tellWarning } from '../messages';
import { isLabsError, LabsError } from '../../core/base/errors';
import type { Command, Step } from '../../core/lab/model';
import type { NamedVerdict } from '../../core/progress/stepState';
import type { LabSession } from '../../run/labSession';
import { checksOnHost, hostLine } from '../../core/lab/hostDoings';
import { chooseLab, choosePart, chooseShownLab, chooseStep, statesOf } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { sessionIn } from '../labs/labs';
import type { Services } from '../services';
import { askQuestion } from './askQuestion';
import { perform } from './deed';
import { performWork } from './performWork';
import { openShell, runInTerminal, runWithout } from './runInTerminal';

/** *Check Step* asks the checks of a step and tells what was expected and what was seen. */
export const checkStep: UiCommand = {
  id: commandIds.checkStep,
  async run(services, ...called) {
    const session = await chooseLab(services, called);
    const { lab } = session;
    const step = await chooseStep(services, called, { lab, stateOf: statesOf(session) });
    if (checksOnHost(step)) await services.consent.obtain(lab.id);
    await session.run();
    const state = session.tracker.state(step);
    if (state.kind === 'skipped') {
      void tellInformation(`"${step.title}" is skipped here. ${state.reason}`);
      return;
    }
    if (state.kind === 'blocked') {
      const titles = state.by.map((id) => `"${session.step(id).title}"`).join(', ');
      void tellInformation(`"${step.title}" comes after ${titles}: pass that first.`);
      return;
    }
    session.tracker.begin(step.id);
    session.asker.makeDue(step);
    const location = {
      location: vscode.ProgressLocation.Notification,
      title: `Checking "${step.title}"`,
    };
    const verdicts = await vscode.window.withProgress(location, () => session.check(step));
    if (verdicts !== undefined) await tell(services, session, step, verdicts);
  },
};

/** One part of a step: as a button of the walkthrough or a row of the view names it, or as the student
 * picks it. */
export const performItem: UiCommand = {
  id: commandIds.performItem,
  async run(services, ...called) {
    const found = await chooseShownLab(services, called);
    const { loaded } = found;
    // A lab that has only no container can still be read and typed along.
    if ('why' in found && !isLabsError(found.why, 'lab-incomplete')) throw found.why;
    const step = await chooseStep(services, called, loaded);
    const item = await choosePart(services, called, step);
    if (item === undefined)
      throw new LabsError('lab-differs', { file: loaded.file, step: step.title });
    const line = hostLine(item);
    // An answer is followed by the step's checks.
    if (line !== undefined || (item.kind === 'question' && checksOnHost(step)))
      await services.consent.obtain(found.key);
    if (line !== undefined && !('session' in found)) return runWithout(services, found, line);
    const session = sessionIn(found);
    switch (item.kind) {
      case 'action':
        return performWork(services, session, item.work, { step, item });
      case 'command':
        return perform(session, { step, item }, () => runCommand(services, session, item));
      case 'question':
        return askQuestion(session, item, step);
      case 'check':
      case 'hint':
      case 'note':
      case 'solution':
      case 'mistake':
        // Nothing that a button does.
        return;
    }
  },
};

async function runCommand(
  services: Services,
  session: LabSession,
  command: Command,
): Promise<void> {
  if (command.moves === 'enters-container') {
    await openShell(services, session);
  } else if (command.target === 'repl') {
    void tellInformation(`Type this at the prompt of the program itself: ${command.text}`);
  } else {
    const { target: place, text, offeredOnly } = command;
    await runInTerminal(services, session, { place, text, isInserted: offeredOnly });
  }
}

/** What a check found is told in one message, with the author's reason and a button that mends. */
async function tell(
  services: Services,
  session: LabSession,
  step: Step,
  verdicts: readonly NamedVerdict[],
): Promise<void> {
  const failed = verdicts.find(({ state }) => state === 'failed');
  if (failed === undefined) {
    const seen = verdicts.map((verdict) => verdict.seen).join('; ');
    void tellInformation(
      seen === '' ? `"${step.title}" is passed.` : `"${step.title}" is passed. Seen: ${seen}.`,
    );
    return;
  }
  const { name, expected, seen, because, fix } = failed;
  if (session.tracker.state(step).kind === 'passed') {
    void tellInformation(
      `"${step.title}" was passed and stays so. Right now it would not hold: ${name}. Expected: ${expected}. Seen: ${seen}.`,
    );
    return;
  }
  const reason = because === undefined ? '' : ` ${because}`;
  const message = `Not yet: ${name}. Expected: ${expected}. Seen: ${seen}.${reason}`;
  const title = fix === undefined ? undefined : fixTitles[fix];
  const chosen = await tellWarning(message, ...(title === undefined ? [] : [title]));
  if (chosen !== undefined && fix !== undefined) await mend(services, session, fix, step);
}

const fixTitles: Partial<Record<NonNullable<NamedVerdict['fix']>, string>> = {
  build: 'Build Container',
  run: 'Start Container',
  flood: 'Flood Connections',
  release: 'Release Connections',
  stop: 'Stop Container',
};

async function mend(
  services: Services,
  session: LabSession,
  fix: NonNullable<NamedVerdict['fix']>,
  step: Step,
): Promise<void> {
  switch (fix) {
    case 'build':
    case 'run':
    case 'release':
    case 'stop':
      return performWork(services, session, { do: fix });
    case 'flood': {
      // As many as the lab itself asks for, in this step or wherever it first does.
      const works = [step, ...session.lab.steps].flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'action' ? [item.work] : [])),
      );
      const work = works.find((candidate) => candidate.do === 'flood') ?? {
        do: 'flood',
        count: 100,
      };
      return performWork(services, session, work);
    }
    case 'exec':
    case 'terminal':
    case 'open':
      return;
  }
}
