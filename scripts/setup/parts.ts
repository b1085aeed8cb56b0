import { enterGroup } from './enterGroup';
import { installEngine } from './installEngine';
import type { Part } from './part';
import { provideBase } from './provideBase';
import type { SetupContext } from './setupContext';
import { startEngine } from './startEngine';

/** All that a run needs of the machine, each after what it needs itself. */
export const parts: readonly ((context: SetupContext) => Part)[] = [
  installEngine,
  startEngine,
  enterGroup,
  provideBase,
];
