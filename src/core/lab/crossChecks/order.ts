import type { Draft } from '../draft';
import type { Problem } from '../model';
import { alwaysSoChecks } from './alwaysSoChecks';
import { amounts } from './amounts';
import { answers } from './answers';
import { capabilities } from './capabilities';
import { commandNames } from './commandNames';
import { engineCommands } from './engineCommands';
import { floodChecks } from './floodChecks';
import { floods } from './floods';
import { gates } from './gates';
import { ids } from './ids';
import { impossibleChecks } from './impossibleChecks';
import { invisibleCharacters } from './invisibleCharacters';
import { misspeltPrompts } from './misspeltPrompts';
import { needs } from './needs';
import { otherContainers } from './otherContainers';
import { outsidePaths } from './outsidePaths';
import { patterns } from './patterns';
import { placeholders } from './placeholders';
import { questions } from './questions';
import { uncheckedSteps } from './uncheckedSteps';
import { whatIsMissing } from './whatIsMissing';

/** Looks at a whole lab for what no single part of it can know. */
export type CrossCheck = (draft: Draft) => readonly Problem[];

/** All of them; adding one is one file and one line. */
export const crossChecks: readonly CrossCheck[] = [
  ids,
  needs,
  gates,
  questions,
  answers,
  commandNames,
  uncheckedSteps,
  amounts,
  floods,
  floodChecks,
  patterns,
  impossibleChecks,
  alwaysSoChecks,
  invisibleCharacters,
  capabilities,
  engineCommands,
  otherContainers,
  misspeltPrompts,
  placeholders,
  outsidePaths,
];

/** What a text that is still being written cannot have yet: only lint asks for it. */
export const finalChecks: readonly CrossCheck[] = [whatIsMissing];
