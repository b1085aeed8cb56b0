import type { Clock } from '../core/base/clock';
import type { Engine, Log, OpenSnapshotSource, StartFlood } from '../core/ports';
import type { RunnableLab } from './loadLab';

/** What every part of a run needs, handed in by the composition root. */
export interface RunContext {
  readonly engine: Engine;
  readonly openSnapshotSource: OpenSnapshotSource;
  readonly startFlood: StartFlood;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether a check may run commands of this lab on this machine. */
  readonly mayRunOnHost: (lab: RunnableLab) => boolean | Promise<boolean>;
  /** This installation's id: only what carries it may be stopped or removed. */
  readonly owner: string;
  /** Set where what the run makes must not outlive this process; see lease.ts. */
  readonly lease: string | undefined;
}
