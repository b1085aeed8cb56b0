import { DisposableStore, type Disposable } from '../core/base/disposable';
import { Recorder } from '../core/recording/recorder';
import type { TimelineDeed, TimelineEvent } from '../core/recording/timelineEvent';
import type { Snapshot } from '../core/threads/snapshot';
import type { LabSession } from './labSession';

/** What of a session is followed. */
export type RecordedSession = Pick<
  LabSession,
  'lab' | 'tracker' | 'flood' | 'queueLimit' | 'container' | 'onFlood'
>;

/** What the server drops is told together, for so long. */
const dropMilliseconds = 1000;

/** Notes what is seen of a session and what happens in it while somebody looks. */
export class SessionRecorder implements Disposable {
  #heard: DisposableStore | undefined;
  #wanted: number | undefined;
  #dropped = { seen: 0, told: 0, since: 0 };
  #passed: ReadonlySet<string> = new Set();
  #startedAt: string | undefined;

  constructor(
    private readonly session: RecordedSession,
    private readonly now: () => number,
    private readonly tell: (event: TimelineEvent) => void,
    readonly recorder = new Recorder(),
  ) {}

  /** Somebody looks from now on; what happened before was not seen. */
  begin(): void {
    if (this.#heard !== undefined) return;
    const { session } = this;
    const { flood, tracker } = session;
    this.#wanted = flood?.wanted;
    const dropped = flood?.dropped ?? 0;
    this.#dropped = { seen: dropped, told: dropped, since: this.now() };
    this.#passed = this.#passedNow();
    this.#startedAt = session.container?.startedAt;
    this.#noteFlood();
    this.#heard = new DisposableStore();
    this.#heard.add(
      session.onFlood(() => {
        this.#noteFlood();
        this.#noteDropped();
        this.#tellWanted();
      }),
    );
    this.#heard.add(
      tracker.onChange(() => {
        this.#tellPassed();
      }),
    );
  }

  /** Nobody looks any more. */
  end(): void {
    this.#heard?.dispose();
    this.#heard = undefined;
    this.recorder.blind();
  }

  see(snapshot: Snapshot): void {
    this.recorder.see(snapshot);
    this.#tellStart();
    if (this.now() - this.#dropped.since >= dropMilliseconds) this.#tellDropped();
  }

  /** Something was done in the view itself. */
  note(deed: TimelineDeed): void {
    this.#add(deed, this.now());
  }

  dispose(): void {
    this.#heard?.dispose();
    this.#heard = undefined;
  }

  #add(deed: TimelineDeed, at: number): void {
    const event = { ...deed, at };
    this.recorder.event(event);
    this.tell(event);
  }

  #noteFlood(): void {
    const { flood, queueLimit } = this.session;
    this.recorder.flood({ flood, queueLimit });
  }

  #tellWanted(): void {
    const wanted = this.session.flood?.wanted;
    if (wanted === this.#wanted) return;
    this.#tellDropped();
    this.#wanted = wanted;
    if (wanted === undefined) this.note({ kind: 'released' });
    else this.note({ kind: 'flood', wanted });
  }

  #noteDropped(): void {
    const dropped = this.session.flood?.dropped ?? 0;
    if (dropped < this.#dropped.seen) {
      // Another flood counts anew; what the one before has lost is told first.
      this.#tellDropped();
      this.#dropped.told = 0;
    }
    this.#dropped.seen = dropped;
  }

  #tellDropped(): void {
    const { seen, told } = this.#dropped;
    this.#dropped = { seen, told: seen, since: this.now() };
    if (seen > told) this.note({ kind: 'dropped', count: seen - told });
  }

  #tellPassed(): void {
    const passed = this.#passedNow();
    for (const { id, title } of this.session.lab.steps)
      if (passed.has(id) && !this.#passed.has(id)) this.note({ kind: 'passed', step: title });
    this.#passed = passed;
  }

  #passedNow(): ReadonlySet<string> {
    const { lab, tracker } = this.session;
    const isPassed = lab.steps.filter((step) => tracker.state(step).kind === 'passed');
    return new Set(isPassed.map(({ id }) => id));
  }

  #tellStart(): void {
    const startedAt = this.session.container?.startedAt;
    if (startedAt === undefined || startedAt === this.#startedAt) return;
    this.#startedAt = startedAt;
    const at = Date.parse(startedAt);
    if (at >= (this.recorder.from ?? Infinity)) this.#add({ kind: 'started' }, at);
  }
}
