import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quotedList } from '../../core/base/words';
import { checksOnHost } from '../../core/lab/hostDoings';
import { shownByCaller } from '../callerWords';
import { chooseLab, chooseStep, statesOf } from '../choose';
import type { UiCommand } from '../command';
import { tellInformation } from '../messages';
import { tellVerdicts } from './tellVerdicts';

/** *Check Step* asks the checks of a step and tells what was expected and what was seen. */
export const checkStep: UiCommand = {
  isOfRows: true,
  async run(services, ...called) {
    const session = await chooseLab(services, called);
    const { lab } = session;
    const step = await chooseStep(services, called, { lab, stateOf: statesOf(session) });
    if (checksOnHost(step)) await services.consent.obtain(lab.id);
    await session.run();
    const state = session.tracker.state(step);
    if (state.kind === 'skipped') {
      void tellInformation(l10n.t('"{0}" is skipped here. {1}', step.title, state.reason));
      return;
    }
    if (state.kind === 'unchecked') {
      void tellInformation(
        l10n.t('"{0}" has nothing that can be checked: go on when you like.', step.title),
      );
      return;
    }
    if (state.kind === 'blocked') {
      const titles = quotedList(state.by.map((id) => session.step(id).title));
      void tellInformation(l10n.t('"{0}" comes after {1}: pass that first.', step.title, titles));
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
      title: l10n.t('Checking "{0}"', step.title),
    };
    const verdicts = await vscode.window.withProgress(location, () => session.check(step));
    if (verdicts !== undefined) await tellVerdicts(services, session, step, verdicts);
  },
};
