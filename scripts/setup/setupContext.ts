import type { Clock } from '../../src/core/base/clock';
import type { LogFile } from '../tools/logFile';
import type { Screen } from '../tools/screen';
import type { Administrator } from './administrator';
import type { Apt } from './apt';
import type { EngineFinder } from './engineFinder';
import type { Machine } from './machine';

/** What every part of the set-up works with. */
export interface SetupContext {
  readonly machine: Machine;
  readonly screen: Screen;
  readonly clock: Clock;
  /** Holds all that commands print; its folder is where other files of the set-up go too. */
  readonly log: LogFile;
  readonly signal: AbortSignal;
  readonly administrator: Administrator;
  readonly apt: Apt;
  readonly finder: EngineFinder;
  /** Asks whether the machine may be changed; fails with `PartMissing` unless people agree. */
  agree(change: Change): Promise<void>;
}

/** A change of the machine, in words that make a question and a sentence. */
export interface Change {
  /** What is wrong now: "No container engine is installed". */
  readonly lack: string;
  /** What is to be done about it: "install docker.io with apt-get". */
  readonly change: string;
}
