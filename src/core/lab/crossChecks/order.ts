import type { Draft } from '../draft';
import type { Problem } from '../model';
import { amounts } from './amounts';
import { commandNames } from './commandNames';
import { ids } from './ids';
import { impossibleChecks } from './impossibleChecks';
import { invisibleCharacters } from './invisibleCharacters';
import { needs } from './needs';
import { patterns } from './patterns';
import { questions } from './questions';
import { uncheckedSteps } from './uncheckedSteps';

/** Looks at a whole lab for what no single part of it can know. */
export type CrossCheck = (draft: Draft) => readonly Problem[];

/** All of them; adding one is one file and one line. */
export const crossChecks: readonly CrossCheck[] = [
  ids,
  needs,
  questions,
  commandNames,
  uncheckedSteps,
  amounts,
  patterns,
  impossibleChecks,
  invisibleCharacters,
];
