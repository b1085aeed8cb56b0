import type { UiCommand } from '../command';
import { containerCommands } from './containerCommands';
import { chooseEngine, showLog, tryEngineAgain } from './engineCommands';
import { floodConnections } from './floodConnections';
import { openFile, openLab, readLab } from './openLab';
import { showHint } from './showHint';
import { checkStep, performItem } from './stepCommands';

/** Every command of the extension. */
export const commands: readonly UiCommand[] = [
  openLab,
  readLab,
  openFile,
  ...containerCommands,
  floodConnections,
  checkStep,
  performItem,
  showHint,
  chooseEngine,
  tryEngineAgain,
  showLog,
];
