import type { UiCommand } from '../command';
import { actionCommands } from './actionCommands';
import { changeFlood } from './changeFlood';
import { checkStep } from './checkStep';
import { chooseEngine } from './chooseEngine';
import { floodConnections } from './floodConnections';
import { floodReplacing } from './floodReplacing';
import { mendCheck } from './mendCheck';
import { openAsLab } from './openAsLab';
import { openFile } from './openFile';
import { openGuide } from './openGuide';
import { openLab } from './openLab';
import { openPage } from './openPage';
import { openShell } from './openShell';
import { performBlock } from './performBlock';
import { performItem } from './performItem';
import { readLab } from './readLab';
import { restartContainer } from './restartContainer';
import { showFlood } from './showFlood';
import { showHint } from './showHint';
import { showLog } from './showLog';
import { showTerminal } from './showTerminal';
import { showThreads } from './showThreads';
import { stopCommand } from './stopCommand';
import { tryEngineAgain } from './tryEngineAgain';

/** Every command of the extension. */
export const commands: readonly UiCommand[] = [
  openGuide,
  openAsLab,
  openLab,
  readLab,
  openFile,
  ...actionCommands,
  restartContainer,
  openShell,
  showThreads,
  openPage,
  floodConnections,
  changeFlood,
  showFlood,
  ...floodReplacing,
  checkStep,
  mendCheck,
  performItem,
  performBlock,
  showTerminal,
  stopCommand,
  showHint,
  chooseEngine,
  tryEngineAgain,
  showLog,
];
