import * as vscode from 'vscode';
import { systemClock } from '../core/base/clock';
import type { Disposable } from '../core/base/disposable';
import { describeCaught } from '../core/base/errors';
import type { Engine, Log } from '../core/ports';
import { EngineLink } from '../run/engineLink';
import type { RunnableLab } from '../run/loadLab';
import type { Rows } from './called';
import { Consent } from './consent/consent';
import { LastFloods } from './flood/lastFloods';
import { GuidePanels } from './guide/guidePanels';
import { Hints } from './hints';
import { settings } from './ids';
import { Labs } from './labs/labs';
import { OpenedTexts } from './labs/openedTexts';
import { RunMemories } from './labs/runMemories';
import { speakTheirLanguage } from './language';
import { loadWorks } from './loadWorks';
import { tellInformation } from './messages';
import { CommandOutcomes } from './terminals/commandOutcomes';
import { Terminals } from './terminals/terminals';
import type { RecordingPanel } from './threads/recordingPanel';
import { ThreadPanels } from './threads/threadPanels';
import { LiveTree } from './views/liveTree';
import { Panels } from './webviews/panels';
import { WebviewPages } from './webviews/webviewPages';

/** What the features of the extension share; each gets of it what it needs. */
export interface Services extends Disposable {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly link: EngineLink;
  readonly labs: Labs;
  readonly consent: Consent;
  readonly terminals: Terminals;
  readonly outcomes: CommandOutcomes;
  readonly pages: WebviewPages;
  readonly threadPanels: ThreadPanels;
  readonly recordings: Panels<RecordingPanel>;
  readonly guides: GuidePanels;
  readonly trees: { readonly labs: LiveTree; readonly container: LiveTree };
  readonly hints: Hints;
  readonly floods: LastFloods;
  readonly rows: Rows;
}

/** Puts the services together. Nothing is read, asked or connected before somebody needs it. */
export function createServices(context: vscode.ExtensionContext): Services {
  // Before anything is said.
  const catalogue = speakTheirLanguage(context.extensionUri);
  const pages = new WebviewPages(context.extensionUri, catalogue);
  const log = vscode.window.createOutputChannel('Live Labs', { log: true });
  const link = new EngineLink(async (signal) => {
    const { findEngine, thisMachine } = await loadWorks();
    const environment = { ...thisMachine(), variables: process.env };
    return findEngine({ choice: engineChoice(), environment, signal });
  }, systemClock);
  const shipped = vscode.Uri.joinPath(context.extensionUri, 'walkthroughs');
  const kit = {
    link,
    clock: systemClock,
    createContext: async (engine: Engine) => {
      const { installationId, openSnapshotSource, floodCommands, floodStarter } = await loadWorks();
      const floodFile = vscode.Uri.joinPath(context.extensionUri, 'dist', 'flood.cjs').fsPath;
      return {
        engine,
        openSnapshotSource,
        startFlood: floodStarter(floodCommands({ node: process.execPath, file: floodFile })),
        clock: systemClock,
        log: warningLog(log),
        mayRunOnHost: (lab: RunnableLab): Promise<boolean> => consent.isGranted(lab),
        owner: await installationId(process.env),
        lease: undefined,
      };
    },
    report: (failure: unknown) => {
      log.warn(describeCaught(failure));
    },
  };
  const opened = new OpenedTexts(context.workspaceState);
  const memories = new RunMemories(context.globalState, context.workspaceState);
  const labs = new Labs(shipped, opened, kit, memories);
  const consent = new Consent(labs, context.workspaceState, systemClock);
  const terminals = new Terminals(context);
  const outcomes = new CommandOutcomes(labs, terminals, systemClock);
  const choosing = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${settings.section}.${settings.engineHost}`))
      void useChosenEngine(link);
  });
  const threadPanels = new ThreadPanels();
  const recordings = new Panels<RecordingPanel>();
  const hints = new Hints();
  const guides = new GuidePanels();
  const trees = { labs: new LiveTree(), container: new LiveTree() };
  return {
    context,
    log,
    link,
    labs,
    consent,
    terminals,
    outcomes,
    pages,
    threadPanels,
    recordings,
    guides,
    trees,
    hints,
    floods: new LastFloods(),
    rows: (id) => (trees.labs.node(id) ?? trees.container.node(id))?.about,
    dispose() {
      trees.labs.dispose();
      trees.container.dispose();
      hints.dispose();
      choosing.dispose();
      labs.dispose();
      opened.dispose();
      outcomes.dispose();
      terminals.dispose();
      void link[Symbol.asyncDispose]();
      log.dispose();
    },
  };
}

/** Goes over to the engine that was chosen, where any was in use. */
async function useChosenEngine(link: EngineLink): Promise<void> {
  const wasAsked = link.state.kind !== 'unasked';
  await link.reset();
  // Where it fails, the views and the next command tell why.
  if (wasAsked) await link.connect().catch(() => undefined);
}

/** The engine that the user's settings name; undefined where the first that answers is taken. */
function engineChoice(): string | undefined {
  const chosen = vscode.workspace
    .getConfiguration(settings.section)
    .get<string>(settings.engineHost, '')
    .trim();
  return chosen === '' ? undefined : chosen;
}

/** A warning of a run (another port was taken) matters to the student, so it is shown as well. */
function warningLog(log: vscode.LogOutputChannel): Log {
  return {
    info: (message) => {
      log.info(message);
    },
    warn: (message) => {
      log.warn(message);
      void tellInformation(message);
    },
  };
}
