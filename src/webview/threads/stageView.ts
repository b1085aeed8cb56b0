import type { Snapshot } from '../../core/threads/snapshot';
import type { ThreadScene } from '../../protocol/threads';
import { make, makeDecoration, setClass, setShown, setText } from '../shared/dom';
import { BoxKeys } from './boxKeys';
import { type Explained, CardView } from './cardView';
import { type Card, processCard, threadCard } from './cardWords';
import { ConnectionsView } from './connectionsView';
import { FloodView } from './floodView';
import { NotesView } from './notesView';
import { processKey } from './processKey';
import { ProcessLists } from './processLists';
import type { SeenLives } from './seenLives';
import { serverWords } from '../../core/threads/roles/serverWords';
import { groupProcesses } from '../../core/threads/processGroups';
import { workerLimit } from './serverShape';
import { ShownBoxes } from './shownBoxes';

/** What the picture asks of the program around it. */
export interface StageContext {
  readonly chosen: (key: string | undefined) => void;
  readonly drawAgain: () => void;
  /** Other boxes are on the screen. */
  readonly shown: () => void;
  readonly lives: SeenLives;
}

/** What the picture shows. */
export interface Stage {
  readonly scene: ThreadScene;
  readonly snapshot: Snapshot;
  readonly selected: string | undefined;
  readonly now: number;
  readonly isPast: boolean;
}

/** The picture: from the clients through the accept queue to the processes and what they mean. */
export class StageView {
  readonly element = make('main', 'stage');
  readonly card: CardView;
  readonly #boxes: ShownBoxes;
  readonly #lists: ProcessLists;
  readonly #keys: BoxKeys;
  readonly #connections = new ConnectionsView();
  readonly #flood = new FloodView();
  readonly #notes = new NotesView();
  readonly #name = make('h2');
  readonly #reached = make('p', 'line');
  #shown: Stage | undefined;

  constructor(private readonly context: StageContext) {
    this.card = new CardView(this.element, (explained) => this.#explain(explained));
    this.#keys = new BoxKeys(this.element, context.chosen);
    this.#boxes = new ShownBoxes(context.shown);
    this.#lists = new ProcessLists({
      came: (box) => {
        this.#boxes.watch(box);
      },
      goes: (box) => {
        if (box.element.contains(document.activeElement)) this.#keys.passOn(box.button);
        this.#boxes.forget(box);
      },
      gone: context.drawAgain,
    });
    this.element.append(
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

  /** The PIDs of the boxes on the screen. */
  get pids(): readonly number[] {
    return this.#boxes.pids;
  }

  draw(stage: Stage): void {
    this.#shown = stage;
    const { scene, snapshot, selected, now, isPast } = stage;
    const groups = groupProcesses(snapshot);
    const limit = workerLimit(scene.facts);
    const server = scene.snapshot && serverWords(scene.snapshot);
    const about = [server, scene.reached].filter((text) => text !== undefined).join(' · ');
    setText(this.#name, scene.container);
    setText(this.#reached, about);
    setShown(this.#reached, about !== '');
    const hasConnections = this.#connections.draw(scene, snapshot.connections);
    const hasServer = groups.parents.length + groups.workers.length > 0;
    setClass(
      this.element,
      ['stage', ...(hasConnections ? ['connected'] : []), ...(hasServer ? ['served'] : [])].join(
        ' ',
      ),
    );
    this.#lists.draw({
      container: scene.container,
      groups,
      limit,
      limitPlace: scene.factPlaces['MaxRequestWorkers'],
      selected,
      lives: this.context.lives,
      takenAt: snapshot.takenAt,
      isPast,
    });
    this.#keys.settle(selected);
    this.#flood.draw(scene, snapshot, now);
    this.#notes.draw(groups, limit, hasConnections, scene);
    this.card.draw();
  }

  #explain({ key, lwp }: Explained): Card | undefined {
    if (this.#shown === undefined) return undefined;
    const { snapshot, now, isPast } = this.#shown;
    const process = snapshot.processes.find((one) => processKey(one) === key);
    const context = { snapshot, lives: this.context.lives, now: isPast ? undefined : now };
    if (process === undefined) return undefined;
    if (lwp === undefined) return processCard(process, context);
    const thread = process.threads.find((one) => one.lwp === lwp);
    return thread && threadCard(process, thread, context);
  }
}
