import * as vscode from 'vscode';
import type { ActionWork, Step } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import type { Services } from '../services';
import { CalledOff } from '../showFailure';
import { runInTerminal } from './runInTerminal';

/** What a student reads while a long action goes on. */
const titles: Partial<Record<ActionWork['do'], string>> = {
  build: 'Building the container image',
  run: 'Starting the container',
  stop: 'Stopping the container',
};

/** Performs an action of a lab as it belongs into VS Code: with its progress, its view, its terminal. */
export async function performWork(
  services: Services,
  session: LabSession,
  work: ActionWork,
  step?: Step,
): Promise<void> {
  switch (work.do) {
    case 'open':
      if (step !== undefined) session.tracker.begin(step.id);
      await vscode.commands.executeCommand(
        work.view === 'threads' ? commandIds.showThreads : commandIds.openPage,
        session.lab.id,
      );
      void session.asker.askWorth('wait');
      return;
    case 'terminal':
      await runInTerminal(services, session, { place: 'host', text: work.command }, step);
      return;
    case 'build':
    case 'run':
    case 'stop':
      await withProgress(services, session, work, titles[work.do] ?? '', step);
      return;
    case 'flood':
    case 'release':
    case 'exec':
      await session.perform(
        work,
        {
          report: (line) => {
            services.log.info(line);
          },
        },
        step,
      );
      return;
  }
}

/** Shows step k of n, can be cancelled, and writes all that is printed to the log. */
async function withProgress(
  { log }: Services,
  session: LabSession,
  work: ActionWork,
  title: string,
  step: Step | undefined,
): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title,
    cancellable: work.do !== 'stop',
  };
  await vscode.window.withProgress(options, async (progress, token) => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => {
      cancel.abort(new CalledOff());
    });
    log.info(`${title} (${session.lab.title})`);
    let share = 0;
    await session.perform(
      work,
      {
        signal: cancel.signal,
        report: (line) => {
          log.info(line);
        },
        step: ({ index, count, instruction }) => {
          log.info(`Step ${String(index)} of ${String(count)}: ${instruction}`);
          const now = (100 * (index - 1)) / count;
          progress.report({
            message: `step ${String(index)} of ${String(count)}: ${instruction}`,
            increment: now - share,
          });
          share = now;
        },
      },
      step,
    );
    if (cancel.signal.aborted) throw new CalledOff();
  });
}
