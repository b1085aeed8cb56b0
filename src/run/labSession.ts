import { createHash } from 'node:crypto';
import type { Clock } from '../core/base/clock';
import { DisposableStore } from '../core/base/disposable';
import { isLabsError, LabsError } from '../core/base/errors';
import { Emitter } from '../core/base/event';
import { assessAnswer, type Assessment } from '../core/checks/assessAnswer';
import { endedBefore, lostWith, lostWithEngine } from '../core/flood/floodLoss';
import type { ActionWork, Lab, Question, Step } from '../core/lab/model';
import { namedQuestion } from '../core/lab/namedItems';
import {
  labLabel,
  type ContainerFacts,
  type Engine,
  type FloodChange,
  type FloodEnd,
  type FloodState,
  type Progress,
} from '../core/ports';
import { noEnvironment, type RunMemory } from '../core/progress/runMemory';
import { StepTracker } from '../core/progress/stepTracker';
import { whatCounts } from '../core/progress/withoutPlaces';
import type { EngineLink } from './engineLink';
import { LabRun } from './labRun';
import { LiveSnapshots } from './liveSnapshots';
import type { RunnableLab } from './loadLab';
import { lostInTruth } from './lostInTruth';
import { placeOf } from './placeOf';
import { QueueWatch } from './queueWatch';
import type { RunContext } from './runContext';
import { sweepShells } from './shells/endShell';
import { StepAsker } from './stepAsker';

/** What a session needs from its composition root. */
export interface SessionKit {
  readonly link: EngineLink;
  readonly clock: Clock;
  createContext(engine: Engine): Promise<RunContext>;
  /** Notes what failed where nobody waits for it. */
  report(failure: unknown): void;
}

/** Events after which another container may be there, or the same in another state. */
const meaningful: ReadonlySet<string> = new Set([
  'create',
  'start',
  'restart',
  'die',
  'stop',
  'destroy',
  'rename',
  'pause',
  'unpause',
]);

/**
 * One lab as a student works on it, for every surface that shows it: its steps' states, its
 * container, its processes and its flood. It follows the engine's events, so it is right as well
 * when the work was done by hand, and knows no UI.
 */
export class LabSession implements AsyncDisposable {
  readonly #changes = new Emitter<undefined>();
  readonly #floods = new Emitter<FloodState | undefined>();
  readonly #floodEnds = new Emitter<FloodEnd>();
  /** The container has come, changed or gone. */
  readonly onChange = this.#changes.event;
  readonly onFlood = this.#floods.event;
  /** Why a flood has ended, also one that nobody has ended. */
  readonly onFloodEnd = this.#floodEnds.event;
  readonly tracker: StepTracker;
  readonly asker: StepAsker;
  readonly live: LiveSnapshots;
  readonly #queue: QueueWatch;
  readonly #heard = new DisposableStore();
  readonly #over = new AbortController();
  #open: { readonly engine: Engine; readonly run: Promise<LabRun> } | undefined;
  #flooded: LabRun | undefined;
  #container: ContainerFacts | undefined;
  #refreshing: Promise<void> | undefined;
  #isStale = false;

  constructor(
    readonly loaded: RunnableLab,
    private readonly kit: SessionKit,
    remembered: RunMemory | undefined,
  ) {
    this.tracker = new StepTracker(loaded.lab, versionOf(loaded.lab), remembered);
    this.asker = new StepAsker(loaded.lab, this.tracker, kit.clock, {
      observer: async () => (await this.run()).observer,
      settle: () => this.#meetContainer(),
      rest: () => this.#rest(),
      report: (failure) => {
        kit.report(failure);
      },
    });
    this.#queue = new QueueWatch({
      about: () => (this.flood === undefined ? undefined : this.container),
      read: async () => (await this.run()).observer.queueLimit(),
      told: () => {
        this.#floods.fire(this.flood);
      },
      report: (failure) => {
        kit.report(failure);
      },
    });
    this.live = new LiveSnapshots(
      {
        take: async (_, detail) => {
          this.#queue.look();
          return (await this.run()).observer.snapshot(detail);
        },
        rest: () => this.#rest(),
      },
      kit.clock,
      {
        changed: () => void this.asker.askWorth(),
        lost: () => void this.refresh(),
      },
    );
    this.#heard.add(
      kit.link.onEvent(({ action, labels, containerName }) => {
        // Our own looking makes events too (exec), and must not be answered by another look.
        if (!meaningful.has(action)) return;
        if (labels[labLabel] === loaded.lab.id || containerName === loaded.container.name)
          void this.refresh();
      }),
    );
    this.#heard.add(
      kit.link.onChange(() => {
        this.#follow();
      }),
    );
    this.#follow();
  }

  get lab(): Lab {
    return this.loaded.lab;
  }

  /** The lab's container as it was after the last event; undefined where there is none. */
  get container(): ContainerFacts | undefined {
    return this.#container;
  }

  get flood(): FloodState | undefined {
    return this.#flooded?.flood.state;
  }

  /** How many connections may wait in the accept queue of its server: known while there is a flood,
   * once somebody has looked at it. */
  get queueLimit(): number | undefined {
    return this.#queue.limit;
  }

  step(id: string): Step {
    const step = this.lab.steps.find((candidate) => candidate.id === id);
    if (step === undefined)
      throw new LabsError('step-unknown', { step: id, known: this.lab.steps.map((it) => it.id) });
    return step;
  }

  /** The run on the engine that is there now. Fails with one of the `engine-...` codes, or with
   * `lab-unknown` once the session is closed. */
  async run(): Promise<LabRun> {
    const engine = await this.kit.link.connect();
    if (this.#over.signal.aborted) throw new LabsError('lab-unknown', { lab: this.lab.id });
    if (this.#open?.engine !== engine) {
      void this.#close(this.#open?.run);
      this.#open = { engine, run: this.#createRun(engine) };
    }
    const { run } = this.#open;
    try {
      return await run;
    } catch (caught) {
      // The next who asks tries again.
      if (this.#open.run === run) this.#open = undefined;
      throw caught;
    }
  }

  /** Performs an action and looks what has become of the container by it. */
  async perform(work: ActionWork, progress: Progress): Promise<void> {
    // To let go of connections no engine is needed, and it may be gone.
    const run = work.do === 'release' ? this.#flooded : await this.run();
    await run?.perform(work, progress);
    await this.refresh();
  }

  /** Restarts the container and looks what has become of it. */
  async restart(progress: Progress): Promise<void> {
    await (await this.run()).restart(progress);
    await this.refresh();
  }

  /** Changes the flood that there is. Fails with `flood-too-big`, and with `flood-lost` where there
   * is none any more. */
  async changeFlood(change: FloodChange): Promise<void> {
    if (this.#flooded === undefined) throw endedBefore(this.loaded.container.name);
    await this.#flooded.flood.change(change);
  }

  /** Asks a step's checks as `StepAsker.ask` does, for a student who has done it: also the facts are
   * read anew. */
  async check(step: Step): ReturnType<StepAsker['ask']> {
    (await this.run()).observer.forgetFacts();
    return this.asker.ask(step, 'wait');
  }

  /** The student has given an answer, which is kept and looked at; gives what is to be said of it. */
  async answer(step: Step, question: Question, text: string): Promise<Assessment> {
    this.tracker.begin(step.id);
    this.tracker.answer(question.id, text);
    const { observer } = await this.run();
    observer.answer(question.id, text);
    this.asker.makeDue(step);
    void this.asker.follow(step);
    return assessAnswer(namedQuestion(question), text, await observer.names());
  }

  /** Looks which container is there, and at what may hold by now. Never fails, and looks for no
   * engine: without one nobody can say, and that is what surfaces show. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    this.#heard.dispose();
    this.live.dispose();
    this.asker.dispose();
    this.tracker.dispose();
    await this.#close(this.#open?.run);
    this.#changes.dispose();
    this.#floods.dispose();
    this.#floodEnds.dispose();
  }

  /** Ends a run. Where its engine is gone, so is what it had open there. */
  async #close(run: Promise<LabRun> | undefined): Promise<void> {
    try {
      await (await run)?.[Symbol.asyncDispose]();
    } catch (caught) {
      this.kit.report(caught);
    }
  }

  /** The engine has come or gone; a search tells nothing yet. */
  #follow(): void {
    const { state } = this.kit.link;
    if (state.kind === 'connected') void this.refresh();
    if (state.kind !== 'lost') return;
    void this.#loseFlood(lostWithEngine(this.loaded.container.name, state.error));
    this.#meet(undefined, undefined);
  }

  async #createRun(engine: Engine): Promise<LabRun> {
    const run = new LabRun(this.loaded, await this.kit.createContext(engine));
    this.tracker.settleIn(placeOf(await engine.about()));
    this.#flooded = run;
    run.flood.onChange((state) => {
      this.#floods.fire(state);
    });
    run.flood.onEnd((end) => {
      // Who has asked for it hears it at once.
      if (end.why === 'failed') void this.#tellLoss(run, end);
      else this.#floodEnds.fire(end);
    });
    for (const [question, text] of Object.entries(this.tracker.memory.answers))
      run.observer.answer(question, text);
    return run;
  }

  async #refresh(): Promise<void> {
    while (this.#isStale && !this.#over.signal.aborted) {
      this.#isStale = false;
      if (this.kit.link.state.kind !== 'connected') return;
      try {
        await this.#meetContainer();
      } catch (caught) {
        // One request that failed says nothing of the container; a lost engine is told by the link.
        this.kit.report(caught);
      }
    }
    void this.asker.askWorth();
  }

  async #meetContainer(): Promise<void> {
    const found = await (await this.run()).container.find();
    const isRunning = found?.state === 'running';
    this.#meet(found, isRunning ? `${found.id} ${found.startedAt}` : noEnvironment);
  }

  #meet(container: ContainerFacts | undefined, environment: string | undefined): void {
    const before = this.#container;
    this.#container = container;
    const isAnother =
      before?.id !== container?.id ||
      before?.startedAt !== container?.startedAt ||
      before?.state !== container?.state;
    this.tracker.meet(environment);
    const lost = lostWith(this.loaded.container.name, container);
    if (lost !== undefined) void this.#loseFlood(lost);
    if (!isAnother) return;
    if (container?.state === 'running') void this.#sweep(container.id);
    this.asker.beginAnew();
    this.live.turn(container?.state === 'running');
    this.live.restart();
    this.#changes.fire(undefined);
  }

  /** Nobody is left to hold connections to. Our own commands release them before, so that this finds
   * none then. */
  async #loseFlood(why: LabsError): Promise<void> {
    try {
      await this.#flooded?.flood.release({}, why);
    } catch (caught) {
      this.kit.report(caught);
    }
  }

  /** The connections are gone already; only why is told a moment later, where it is not clear yet. */
  async #tellLoss(run: LabRun, end: FloodEnd): Promise<void> {
    const { clock, link } = this.kit;
    const { name } = this.loaded.container;
    const find = async (): Promise<ContainerFacts | undefined> => {
      if (link.state.kind === 'lost') throw link.state.error;
      return run.container.find();
    };
    let told = end;
    try {
      told = await lostInTruth(end, name, find, clock, this.#over.signal);
    } catch (caught) {
      if (this.#over.signal.aborted) return;
      // Nobody can say more: what was seen first is told.
      if (!isLabsError(caught)) this.kit.report(caught);
    }
    this.#floodEnds.fire(told);
  }

  /** Ends the shells that a window which was killed has left in the container. */
  async #sweep(containerId: string): Promise<void> {
    const { state } = this.kit.link;
    try {
      if (state.kind === 'connected') await sweepShells(state.engine, containerId);
    } catch (caught) {
      // A container that ends meanwhile takes them along.
      if (!isLabsError(caught)) throw caught;
    }
  }

  /** With nobody looking and no check waiting, nothing of ours stays in the container. */
  async #rest(): Promise<void> {
    if (this.live.isWatched || this.asker.isAsking || this.#open === undefined) return;
    await (await this.#open.run).observer.closeSource();
  }
}

/** Another version's progress does not count; a new wording makes none. */
function versionOf(lab: Lab): string {
  return createHash('sha256')
    .update(JSON.stringify(whatCounts(lab)))
    .digest('hex')
    .slice(0, 16);
}
