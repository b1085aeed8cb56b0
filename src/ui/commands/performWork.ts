import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ActionWork, FloodWork } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { tellFlood } from '../flood/tellFlood';
import { commandIds } from '../ids';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { perform, type Deed } from './deed';
import { runInTerminal } from './runInTerminal';
import { withProgress } from './withProgress';

/** What a student reads while a long action goes on. */
const titles = {
  build: () => l10n.t('Building the container image'),
  run: () => l10n.t('Starting the container'),
  stop: () => l10n.t('Stopping the container'),
};

/** Long enough to be read, short enough not to be in the way. */
const toldMilliseconds = 8000;

/** Performs an action of a lab in VS Code's own ways: with its progress, its view, its terminal. */
export async function performWork(
  services: Services,
  session: LabSession,
  work: ActionWork,
  deed?: Deed,
): Promise<void> {
  // It builds what a workspace brought along, or runs a line of it: not before the student says so.
  if (work.do === 'build' || work.do === 'run' || work.do === 'terminal')
    await services.consent.obtain(session.lab.id);
  const wasRunning = session.container?.state === 'running';
  await perform(session, deed, (): Promise<unknown> => {
    switch (work.do) {
      case 'open':
        return open(session, work.view);
      case 'terminal':
        return runInTerminal(services, session, {
          place: 'host',
          text: work.command,
          part: deed,
        });
      case 'build':
      case 'run':
      case 'stop':
        return withProgress(
          services,
          session,
          { title: titles[work.do](), cancellable: work.do !== 'stop' },
          (progress) => session.perform(work, progress),
        );
      case 'flood':
        return flood(services, session, work);
      case 'release':
      case 'exec':
        return session.perform(work, {
          report: (line) => {
            services.log.info(line);
          },
        });
    }
  });
  if (work.do === 'build') tellBuilt(session, deed);
  if (work.do === 'run' && wasRunning)
    tellShortly(l10n.t('The container {0} was running already', session.loaded.container.name));
}

/** Tells of a flood that stands, but not of one that was only changed. */
async function flood(services: Services, session: LabSession, work: FloodWork): Promise<void> {
  const { floods, log } = services;
  const wasOn = session.flood !== undefined;
  floods.asked(session, work);
  await session.perform(work, {
    report: (line) => {
      log.info(line);
    },
  });
  if (!wasOn) void tellFlood(services, session);
}

async function open({ lab }: LabSession, view: 'threads' | 'page'): Promise<void> {
  const id = view === 'threads' ? commandIds.showThreads : commandIds.openPage;
  await vscode.commands.executeCommand(id, lab.id);
}

/** In the status bar, for what is good to know and asks for nothing. */
function tellShortly(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${text}`, toldMilliseconds);
}

/** An image alone shows nothing: the next thing is nearly always to start it. In a step the button
 * for that stands right there. */
function tellBuilt({ lab, container }: LabSession, deed: Deed | undefined): void {
  if (deed !== undefined || container?.state === 'running') {
    tellShortly(l10n.t('The image is built'));
    return;
  }
  const start = l10n.t('Start Container');
  void tellInformation(l10n.t('The image is built.'), start).then((chosen) => {
    if (chosen === start) void vscode.commands.executeCommand(commandIds.startContainer, lab.id);
  });
}
