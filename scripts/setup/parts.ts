import { currentHost, oldestHost } from '../vscode/hosts';
import { enterGroup } from './enterGroup';
import { installChromium } from './installChromium';
import { installCodeServer } from './installCodeServer';
import { installEngine } from './installEngine';
import type { Part } from './part';
import { provideBase } from './provideBase';
import type { SetupContext } from './setupContext';
import { startEngine } from './startEngine';

/** Something that a run may need of the machine, which one table below provides. */
export type Need = 'engine' | 'browser' | 'vscode' | 'vscode-oldest';

/** The parts of each need, each after what it needs itself. */
export const parts: Readonly<Record<Need, readonly ((context: SetupContext) => Part)[]>> = {
  engine: [installEngine, startEngine, enterGroup, provideBase],
  browser: [installChromium],
  vscode: [installCodeServer(currentHost)],
  'vscode-oldest': [installCodeServer(oldestHost)],
};
