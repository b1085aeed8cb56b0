import { walkthroughCommands } from '../core/walkthrough/names';

// Every name by which VS Code knows a part of ours; a test compares them with package.json.

export const commandIds = {
  openLab: 'liveLabs.openLab',
  readLab: 'liveLabs.readLab',
  buildContainer: 'liveLabs.buildContainer',
  startContainer: 'liveLabs.startContainer',
  stopContainer: 'liveLabs.stopContainer',
  openShell: 'liveLabs.openShell',
  showThreads: 'liveLabs.showThreads',
  openPage: 'liveLabs.openPage',
  floodConnections: 'liveLabs.floodConnections',
  releaseConnections: 'liveLabs.releaseConnections',
  ...walkthroughCommands,
  chooseEngine: 'liveLabs.chooseEngine',
  tryEngineAgain: 'liveLabs.tryEngineAgain',
  showLog: 'liveLabs.showLog',
  openFile: 'liveLabs.openFile',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

export const viewIds = { labs: 'liveLabs.labs', container: 'liveLabs.container' } as const;

export const threadsPanelType = 'liveLabs.threads';

/** Context keys for `when` clauses. */
export const contextKeys = {
  /** `unasked`, `searching`, `connected`, `missing`, `stopped`, `forbidden` or `other`. */
  engine: 'liveLabs.engine',
  /** Whether a container of a lab is there, and whether one runs. */
  container: 'liveLabs.containerThere',
  running: 'liveLabs.containerRuns',
  flooded: 'liveLabs.flooded',
  /** Whether a step of any lab has a hint. */
  hints: 'liveLabs.hints',
} as const;

export const settings = { section: 'liveLabs', engineHost: 'engine.host' } as const;
