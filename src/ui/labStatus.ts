import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isOver, passageOf, passageWords } from '../core/progress/passage';
import type { StepState } from '../core/progress/stepState';
import type { Step } from '../core/lab/model';
import type { LabSession } from '../run/labSession';
import { commandIds } from './ids';
import type { Services } from './services';

/** In the status bar: how far the student is in the lab that they work on, and the way to its guide. */
export function registerLabStatus({ labs }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'liveLabs.passage',
    vscode.StatusBarAlignment.Left,
    101,
  );
  item.name = 'Live Labs';
  let shown: LabSession | undefined;
  const known = new WeakMap<LabSession, unknown>();
  const changed = (session: LabSession): void => {
    const { memory } = session.tracker;
    // What only another container or engine has changed makes no lab the one that is worked on.
    const isWorkedOn = memory.begun.length > 0 && known.get(session) !== memory;
    known.set(session, memory);
    if (isWorkedOn) shown = session;
    if (session === shown) show(item, session);
  };
  return vscode.Disposable.from(
    item,
    labs.onDidOpen((session) => {
      known.set(session, session.tracker.memory);
      session.tracker.onChange(() => {
        changed(session);
      });
    }),
    labs.onDidChange(() => {
      if (shown === undefined || labs.sessions.includes(shown)) return;
      // A lab that is edited goes on in another session.
      const { id } = shown.lab;
      shown = labs.sessions.find(({ lab }) => lab.id === id);
      if (shown === undefined) item.hide();
      else show(item, shown);
    }),
  );
}

function show(item: vscode.StatusBarItem, { lab, tracker }: LabSession): void {
  const count = passageWords(passageOf(lab.steps.map((step) => tracker.state(step).kind)));
  const next = lab.steps.find((step) => isNext(tracker.state(step).kind));
  item.text = `$(beaker) ${lab.title}: ${count}`;
  item.tooltip = nextWords(next);
  item.accessibilityInformation = { label: `${lab.title}: ${count}. ${nextWords(next)}` };
  item.command = {
    command: commandIds.openGuide,
    title: l10n.t('Open Guide'),
    arguments: [lab.id, ...(next === undefined ? [] : [next.id])],
  };
  item.show();
}

function isNext(kind: StepState['kind']): boolean {
  return !isOver(kind) && kind !== 'blocked';
}

function nextWords(next: Step | undefined): string {
  return next === undefined
    ? l10n.t('All is passed. Open the guide.')
    : l10n.t('Next: {0}. Open it.', next.title);
}
