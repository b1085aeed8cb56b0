import type { SignalName } from '../../core/threads/signals';
import type { ProcessSnapshot } from '../../core/threads/snapshot';
import type { Wish } from '../../protocol/threads';
import { make, setAttribute, setShown } from '../shared/dom';
import { DetailsView } from './detailsView';
import { EmptyView } from './emptyView';
import { type HeaderContext, HeaderView } from './headerView';
import { type MomentContext, MomentView } from './momentView';
import type { Playback } from './playback';
import { processKey } from './processKey';
import type { SeenLives } from './seenLives';
import { groupProcesses } from '../../core/threads/processGroups';
import { threadsAtLimit, workerLimit } from './serverShape';
import { StageView } from './stageView';
import { shownScene, type ViewState } from './state';
import { TableView } from './tableView';
import { type TimelineContext, TimelineView } from './timelineView';
import type { Zoom } from './timeWindow';

/** What the whole view asks of the program around it. */
export interface AppContext extends HeaderContext, MomentContext, TimelineContext {
  readonly wished: (wish: Wish) => void;
  /** The student has chosen a process, or none. */
  readonly selected: (key: string | undefined) => void;
  readonly sent: (process: ProcessSnapshot, signal: SignalName) => void;
  /** Something has ended; draw again. */
  readonly drawAgain: () => void;
  /** Other processes are on the screen. */
  readonly shown: () => void;
  readonly lives: SeenLives;
}

/** All that is drawn. */
export interface AppPicture {
  readonly state: ViewState;
  readonly selected: string | undefined;
  readonly isTable: boolean;
  readonly zoom: Zoom;
  readonly playback: Playback;
  /** Milliseconds since the epoch, as the host counts them. */
  readonly now: number;
}

/** The whole page: header, picture or table, and timeline; or a sentence while there is nothing to see. */
export class AppView {
  readonly #header: HeaderView;
  readonly #moment: MomentView;
  readonly #empty: EmptyView;
  readonly #stage: StageView;
  readonly #table: TableView;
  readonly #tableMain: HTMLElement;
  readonly #details: DetailsView;
  readonly #timeline: TimelineView;
  readonly #top = make('div', 'head');
  readonly #foot = make('footer', 'foot');
  #isTable = false;
  #chosen: number | undefined;

  constructor(
    private readonly root: HTMLElement,
    context: AppContext,
  ) {
    this.#header = new HeaderView(context);
    this.#moment = new MomentView(context);
    this.#empty = new EmptyView(context.wished);
    this.#stage = new StageView({ ...context, chosen: context.selected });
    this.#table = new TableView({
      ...context,
      chosen: context.selected,
      shell: () => {
        context.wished('shell');
      },
    });
    this.#details = new DetailsView(context.sent);
    this.#timeline = new TimelineView(context);
    this.#tableMain = make('main', 'table-main', this.#table.element);
    this.#top.append(this.#header.element, this.#moment.element);
    // The card floats over all, yet all that is read must be in a landmark.
    this.#header.element.append(this.#stage.card.element);
    this.#foot.append(this.#timeline.element, this.#details.element);
    root.append(this.#top, this.#empty.element, this.#stage.element, this.#tableMain, this.#foot);
  }

  /** The processes whose threads can be seen. */
  get pids(): readonly number[] {
    const inSight = this.#isTable ? this.#table.pids : this.#stage.pids;
    // The chosen one's threads are listed beside the timeline, wherever its box is.
    return this.#chosen === undefined ? inSight : [...inSight, this.#chosen];
  }

  draw({ state, selected, isTable, zoom, playback, now }: AppPicture): void {
    const scene = shownScene(state);
    const isThere = scene.situation.kind === 'live';
    const snapshot = isThere ? scene.snapshot : undefined;
    // Of a time that nobody saw there is no picture, but the way out of it.
    const known = isThere ? (snapshot ?? state.scene.snapshot) : undefined;
    const isPast = state.looked !== undefined;
    this.#isTable = isTable;
    setShown(this.#empty.element, snapshot === undefined);
    setShown(this.#header.element, snapshot !== undefined);
    for (const part of [this.#top, this.#foot]) setShown(part, known !== undefined);
    setShown(this.#stage.element, snapshot !== undefined && !isTable);
    setShown(this.#tableMain, snapshot !== undefined && isTable);
    setAttribute(this.root, 'data-shows', isPast ? 'past' : 'now');
    if (snapshot === undefined)
      this.#empty.draw(scene.container, scene.situation, known !== undefined);
    if (known === undefined) return;
    this.#header.draw(scene, { isPast, isTable, flood: state.scene.flood });
    this.#moment.draw(state, now, playback);
    if (snapshot !== undefined && isTable) this.#table.draw(snapshot, selected);
    else if (snapshot !== undefined) this.#stage.draw({ scene, snapshot, selected, now, isPast });
    const chosen = snapshot?.processes.find((process) => processKey(process) === selected);
    this.#chosen = chosen?.pid;
    // The engine's list has the numbers of its own machine, which are no addresses in the container.
    const hasOwnNumbers = known.source !== 'engine process list';
    const isLive = !isPast && scene.origin.kind === 'live';
    this.#details.draw(chosen, scene.mayTouch && isLive && hasOwnNumbers);
    const live = state.scene.snapshot ?? known;
    this.#timeline.draw({
      history: scene.history,
      events: scene.events,
      threadsAtLimit: threadsAtLimit(groupProcesses(live), workerLimit(scene.facts)),
      source: known.source,
      seesConnections: known.connections !== undefined,
      zoom,
      origin: state.origin,
      now,
      looked: state.looked?.at,
    });
  }
}
