import { walkthroughCommands } from '../core/walkthrough/names';

// Every name by which VS Code knows a part of ours; a test compares them with package.json.

/** The commands; those that walkthroughs call are named in core. */
export const commandIds = {
  openGuide: 'liveLabs.openGuide',
  openAsLab: 'liveLabs.openAsLab',
  openLab: 'liveLabs.openLab',
  readLab: 'liveLabs.readLab',
  buildContainer: 'liveLabs.buildContainer',
  startContainer: 'liveLabs.startContainer',
  restartContainer: 'liveLabs.restartContainer',
  stopContainer: 'liveLabs.stopContainer',
  openShell: 'liveLabs.openShell',
  showThreads: 'liveLabs.showThreads',
  saveRecording: 'liveLabs.saveRecording',
  exportRecording: 'liveLabs.exportRecording',
  watchRecording: 'liveLabs.watchRecording',
  openPage: 'liveLabs.openPage',
  floodConnections: 'liveLabs.floodConnections',
  releaseConnections: 'liveLabs.releaseConnections',
  changeFlood: 'liveLabs.changeFlood',
  showFlood: 'liveLabs.showFlood',
  pauseReplacing: 'liveLabs.pauseReplacing',
  resumeReplacing: 'liveLabs.resumeReplacing',
  ...walkthroughCommands,
  mendCheck: 'liveLabs.mendCheck',
  performBlock: 'liveLabs.performBlock',
  showTerminal: 'liveLabs.showTerminal',
  stopCommand: 'liveLabs.stopCommand',
  chooseEngine: 'liveLabs.chooseEngine',
  tryEngineAgain: 'liveLabs.tryEngineAgain',
  showLog: 'liveLabs.showLog',
  openFile: 'liveLabs.openFile',
} as const;

/** Any of them. */
export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** The views of the side bar. */
export const viewIds = { labs: 'liveLabs.labs', container: 'liveLabs.container' } as const;

/** The kind of the panels that show threads. */
export const threadsPanelType = 'liveLabs.threads';

/** The kind of the panels that show a lab's page. */
export const guidePanelType = 'liveLabs.guide';

/** Context keys for `when` clauses. */
export const contextKeys = {
  /** `unasked`, `searching`, `connected`, `missing`, `stopped`, `forbidden` or `other`. */
  engine: 'liveLabs.engine',
  /** Whether a container of a lab is there, and whether one runs. */
  container: 'liveLabs.containerThere',
  running: 'liveLabs.containerRuns',
  flooded: 'liveLabs.flooded',
  /** Whether some flood replaces what the server drops, and whether in some that is paused. */
  replacing: 'liveLabs.floodReplaces',
  replacingPaused: 'liveLabs.floodPaused',
  /** Whether a step of any lab has a hint. */
  hints: 'liveLabs.hints',
} as const;

/** The section of our settings, and their names in it. */
export const settings = {
  section: 'liveLabs',
  engineHost: 'engine.host',
  language: 'language',
} as const;

/** The languages in which Live Labs speaks: English, and those of the catalogues in l10n/. */
export const languages = ['en', 'ro'] as const;
