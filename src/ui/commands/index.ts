import type { UiCommand } from '../command';
import { commandIds, type CommandId } from '../ids';
import { actionCommand } from './actionCommand';
import { changeFlood } from './changeFlood';
import { checkStep } from './checkStep';
import { chooseEngine } from './chooseEngine';
import { isFlooded, isReplacing, isReplacingPaused, isThere } from './fitting';
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
import { exportRecording, saveRecording } from './saveRecording';
import { showFlood } from './showFlood';
import { showHint } from './showHint';
import { showLog } from './showLog';
import { showTerminal } from './showTerminal';
import { showThreads } from './showThreads';
import { stopCommand } from './stopCommand';
import { tryEngineAgain } from './tryEngineAgain';
import { watchRecording } from './watchRecording';

/** What every command of the extension does. It is loaded with all that it needs when the first of them
 * is called; one without its body does not compile. */
export const commands: Readonly<Record<CommandId, UiCommand>> = {
  [commandIds.openGuide]: openGuide,
  [commandIds.openAsLab]: openAsLab,
  [commandIds.openLab]: openLab,
  [commandIds.readLab]: readLab,
  [commandIds.openFile]: openFile,
  [commandIds.buildContainer]: actionCommand({ do: 'build' }),
  [commandIds.startContainer]: actionCommand({ do: 'run' }),
  [commandIds.stopContainer]: actionCommand({ do: 'stop' }, isThere),
  [commandIds.releaseConnections]: actionCommand({ do: 'release' }, isFlooded),
  [commandIds.restartContainer]: restartContainer,
  [commandIds.openShell]: openShell,
  [commandIds.showThreads]: showThreads,
  [commandIds.saveRecording]: saveRecording,
  [commandIds.exportRecording]: exportRecording,
  [commandIds.watchRecording]: watchRecording,
  [commandIds.openPage]: openPage,
  [commandIds.floodConnections]: floodConnections,
  [commandIds.changeFlood]: changeFlood,
  [commandIds.showFlood]: showFlood,
  [commandIds.pauseReplacing]: floodReplacing(false, isReplacing),
  [commandIds.resumeReplacing]: floodReplacing(true, isReplacingPaused),
  [commandIds.checkStep]: checkStep,
  [commandIds.mendCheck]: mendCheck,
  [commandIds.performItem]: performItem,
  [commandIds.performBlock]: performBlock,
  [commandIds.showTerminal]: showTerminal,
  [commandIds.stopCommand]: stopCommand,
  [commandIds.showHint]: showHint,
  [commandIds.chooseEngine]: chooseEngine,
  [commandIds.tryEngineAgain]: tryEngineAgain,
  [commandIds.showLog]: showLog,
};
