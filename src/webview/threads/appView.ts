import type { Snapshot } from '../../core/threads/snapshot';
import type { ThreadScene, Wish } from '../../protocol/threads';
import { BoxKeys } from './boxKeys';
import { ConnectionsView } from './connectionsView';
import { DetailsView } from './detailsView';
import { make, makeDecoration, setClass, setShown, setText } from '../shared/dom';
import { EmptyView } from './emptyView';
import { FloodView } from './floodView';
import { HeaderView } from './headerView';
import { NotesView } from './notesView';
import { processKey } from './processBox';
import { ProcessLists } from './processLists';
import { groupProcesses, threadsAtLimit, workerLimit } from './serverShape';
import type { ViewState } from './state';
import { TimelineView } from './timelineView';

/** What the whole view asks of the program around it. */
export interface AppContext {
  readonly wished: (wish: Wish) => void;
  /** The student has chosen a process, or none. */
  readonly chosen: (key: string | undefined) => void;
  /** Something has ended; draw again. */
  readonly drawAgain: () => void;
}

/** The whole page: header, picture and timeline, or a sentence while there is nothing to see. */
export class AppView {
  readonly #header: HeaderView;
  readonly #empty: EmptyView;
  readonly #lists: ProcessLists;
  readonly #keys: BoxKeys;
  readonly #connections = new ConnectionsView();
  readonly #flood = new FloodView();
  readonly #notes = new NotesView();
  readonly #details = new DetailsView();
  readonly #timeline = new TimelineView();
  readonly #stage = make('main', 'stage');
  readonly #foot = make('footer', 'foot');
  readonly #name = make('h2');
  readonly #reached = make('p', 'line');

  constructor(root: HTMLElement, context: AppContext) {
    this.#header = new HeaderView(context.wished);
    this.#empty = new EmptyView(context.wished);
    this.#keys = new BoxKeys(this.#stage, context.chosen);
    this.#lists = new ProcessLists({
      losesFocus: (box) => {
        this.#keys.passOn(box);
      },
      gone: context.drawAgain,
    });
    this.#fillStage();
    this.#foot.append(this.#timeline.element, this.#details.element);
    root.append(this.#header.element, this.#empty.element, this.#stage, this.#foot);
  }

  draw({ scene, marks }: ViewState, selected: string | undefined, now: number): void {
    const snapshot = scene.situation.kind === 'live' ? scene.snapshot : undefined;
    setShown(this.#empty.element, snapshot === undefined);
    for (const part of [this.#header.element, this.#stage, this.#foot])
      setShown(part, snapshot !== undefined);
    if (snapshot === undefined) {
      this.#empty.draw(scene.container, scene.situation);
      return;
    }
    const groups = groupProcesses(snapshot);
    const limit = workerLimit(scene.facts);
    this.#header.draw(scene);
    const hasConnections = this.#drawStage(scene, snapshot, selected);
    this.#flood.draw(scene, snapshot, now);
    this.#notes.draw(groups, limit, { hasConnections, hasFlood: scene.flood !== undefined });
    this.#details.draw(snapshot.processes.find((process) => processKey(process) === selected));
    this.#timeline.draw({
      history: scene.history,
      marks,
      threadsAtLimit: threadsAtLimit(groups, limit),
      source: snapshot.source,
      seesConnections: snapshot.connections !== undefined,
      now,
    });
  }

  /** Gives whether there are connections in the picture. */
  #drawStage(scene: ThreadScene, snapshot: Snapshot, selected: string | undefined): boolean {
    const groups = groupProcesses(snapshot);
    setText(this.#name, scene.container);
    setText(this.#reached, scene.reached ?? '');
    setShown(this.#reached, scene.reached !== undefined);
    const hasConnections = this.#connections.draw(scene, snapshot.connections);
    const hasServer = groups.parents.length + groups.workers.length > 0;
    setClass(
      this.#stage,
      ['stage', ...(hasConnections ? ['connected'] : []), ...(hasServer ? ['served'] : [])].join(
        ' ',
      ),
    );
    this.#lists.draw(scene.container, groups, workerLimit(scene.facts), selected);
    this.#keys.settle(selected);
    return hasConnections;
  }

  #fillStage(): void {
    this.#stage.append(
      this.#connections.clients,
      makeDecoration('wire to-queue'),
      this.#connections.queue,
      makeDecoration('wire to-server'),
      make('div', 'heading', this.#name, this.#reached),
      this.#lists.parents,
      makeDecoration('wire to-workers'),
      this.#lists.workers,
      this.#lists.others,
      this.#flood.element,
      this.#notes.element,
    );
  }
}
