import * as vscode from 'vscode';
import { checksOnHost } from '../../core/lab/hostDoings';
import { shownByCaller } from '../callerWords';
import { chooseLab, chooseStep, statesOf } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { tellInformation } from '../messages';
import { tellVerdicts } from './tellVerdicts';

/** *Check Step* asks the checks of a step and tells what was expected and what was seen. */
export const checkStep: UiCommand = {
  id: commandIds.checkStep,
  isOfRows: true,
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
    if (state.kind === 'unchecked') {
      void tellInformation(`"${step.title}" has nothing that can be checked: go on when you like.`);
      return;
    }
    if (state.kind === 'blocked') {
      const titles = state.by.map((id) => `"${session.step(id).title}"`).join(', ');
      void tellInformation(`"${step.title}" comes after ${titles}: pass that first.`);
      return;
    }
    session.tracker.begin(step.id);
    session.asker.makeDue(step);
    if (called[2] === shownByCaller) {
      await session.check(step);
      return;
    }
    const location = {
      location: vscode.ProgressLocation.Notification,
      title: `Checking "${step.title}"`,
    };
    const verdicts = await vscode.window.withProgress(location, () => session.check(step));
    if (verdicts !== undefined) await tellVerdicts(services, session, step, verdicts);
  },
};
