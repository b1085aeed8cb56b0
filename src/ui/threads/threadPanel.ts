import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../core/base/clock';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable';
import { isLabsError } from '../../core/base/errors';
import type { Recorder } from '../../core/recording/recorder';
import type { Recording } from '../../core/recording/recording';
import type { ShownFacts } from '../../core/recording/shownFacts';
import type { Snapshot } from '../../core/threads/snapshot';
import { snapshotChange } from '../../core/threads/snapshotChange';
import { isFromThreads, type FromThreads, type ToThreads, type Wish } from '../../protocol/threads';
import type { EngineLink } from '../../run/engineLink';
import type { Experiment } from '../../run/experiments';
import type { LabSession } from '../../run/labSession';
import { SessionRecorder } from '../../run/sessionRecorder';
import { commandIds, type CommandId } from '../ids';
import type { WebviewPages } from '../webviews/webviewPages';
import { predictionOf, readFactsOf } from './labTold';
import { sendExperiment } from './sendExperiment';
import { threadsApp } from './threadsApp';
import { threadScene } from './threadScene';

/** What the thread views need of the extension. */
export interface ThreadKit {
  readonly link: EngineLink;
  readonly pages: WebviewPages;
  /** Tells what has failed that a student asked for. */
  fail(caught: unknown): void;
}

/**
 * The host of one thread view. It owns the truth: on becoming visible the view gets all of it, then
 * only what changes. A hidden view gets nothing and costs nothing.
 */
export class ThreadPanel implements Disposable {
  readonly #store = new DisposableStore();
  #watch: Disposable | undefined;
  /** What the view shows; undefined where it needs a whole scene next. */
  #shown: Snapshot | undefined;
  #facts: Pick<ShownFacts, 'facts' | 'factPlaces'> = { facts: {}, factPlaces: {} };
  #mayTouch = false;
  /** As it was told last. */
  #prediction: string | undefined;
  /** Whose threads are on the screen. */
  #pids: readonly number[] = [];
  readonly #recorder: SessionRecorder;
  #factsOf: string | undefined;
  #isReading = false;
  #isClosed = false;

  constructor(
    readonly session: LabSession,
    private readonly kit: ThreadKit,
    readonly panel: vscode.WebviewPanel,
    /** What was seen before the lab was read anew. */
    past?: Recorder,
  ) {
    this.#recorder = new SessionRecorder(
      session,
      () => systemClock.now(),
      (event) => {
        this.#send({ type: 'event', event });
      },
      past,
    );
    panel.title = l10n.t('Threads: {0}', session.loaded.container.name);
    panel.iconPath = kit.pages.icon('threads.svg');
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [kit.pages.resources(threadsApp)],
    };
    this.#prediction = JSON.stringify(predictionOf(session));
    const own = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (isFromThreads(message)) this.#hear(message);
      }),
      panel.onDidChangeViewState(() => {
        this.#adjust();
      }),
      session.onChange(() => {
        this.#sendScene();
      }),
      kit.link.onChange(() => {
        this.#sendScene();
      }),
      session.onFlood((flood) => {
        this.#send({ type: 'flood', flood, queueLimit: session.queueLimit });
      }),
      session.tracker.onChange(() => {
        const prediction = JSON.stringify(predictionOf(session));
        if (prediction === this.#prediction) return;
        this.#prediction = prediction;
        this.#sendScene();
      }),
      this.#recorder,
      toDisposable(() => this.#watch?.dispose()),
    ];
    for (const disposable of own) this.#store.add(disposable);
    panel.webview.html = kit.pages.page(panel.webview, threadsApp);
    this.#adjust();
  }

  /** By what its lab is called in this window: one that runs is called by its id. */
  get key(): string {
    return this.session.lab.id;
  }

  /** The same panel for its lab as that was read anew. */
  of(session: LabSession): ThreadPanel {
    return new ThreadPanel(session, this.kit, this.panel, this.#recorder.recorder);
  }

  /** What was seen so far. */
  get recording(): Recording {
    const { lab, loaded, container } = this.session;
    const published = container?.published[0];
    return this.#recorder.recorder.recording({
      lab: lab.title,
      container: loaded.container.name,
      madeAt: systemClock.now(),
      published: published && { host: published.host, container: published.container },
      ...this.#facts,
      prediction: predictionOf(this.session),
    });
  }

  dispose(): void {
    this.#isClosed = true;
    this.#store.dispose();
  }

  #hear(message: FromThreads): void {
    switch (message.type) {
      case 'ready':
        this.#sendScene();
        return;
      case 'wish':
        this.#wish(message.wish);
        return;
      case 'look':
        this.#send({ type: 'past', past: this.#recorder.recorder.pictureAt(message.at) });
        return;
      case 'shown':
        this.#pids = message.pids;
        return;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        return;
      case 'signal':
        void this.#experiment(message);
        return;
    }
  }

  async #experiment({ pid, startTicks, signal }: Experiment): Promise<void> {
    try {
      if (await sendExperiment(this.session, { pid, startTicks, signal }))
        this.#recorder.note({ kind: 'signal', pid, signal });
    } catch (caught) {
      this.kit.fail(caught);
    }
  }

  #wish(wish: Wish): void {
    // It is about no lab.
    if (wish === 'watch') void vscode.commands.executeCommand(commandIds.watchRecording);
    const command = wishCommands[wish];
    if (command !== undefined) void vscode.commands.executeCommand(command, this.key);
  }

  #adjust(): void {
    const { visible } = this.panel;
    if (visible === (this.#watch !== undefined)) return;
    if (!visible) {
      this.#watch?.dispose();
      this.#watch = undefined;
      this.#shown = undefined;
      this.#recorder.end();
      return;
    }
    this.#recorder.begin();
    this.#watch = this.session.live.watch(
      (snapshot) => {
        this.#see(snapshot);
      },
      () => this.#pids,
    );
    this.kit.link.connect().catch(() => {
      // The scene tells why there is no engine.
    });
    this.#sendScene();
  }

  #see(snapshot: Snapshot): void {
    this.#recorder.see(snapshot);
    void this.#readFacts();
    const before = this.#shown;
    this.#shown = snapshot;
    // Where a snapshot is from is told only by a whole scene.
    if (before?.source !== snapshot.source) this.#sendScene();
    else this.#send({ type: 'change', change: snapshotChange(before, snapshot) });
  }

  /** Once for each run of the container: its configuration does not change while it runs. */
  async #readFacts(): Promise<void> {
    const { container } = this.session;
    const of = `${container?.id ?? ''} ${container?.startedAt ?? ''}`;
    if (this.#factsOf === of || this.#isReading) return;
    this.#isReading = true;
    try {
      const facts = await readFactsOf(this.session);
      const run = await this.session.run();
      const mayTouch = container !== undefined && run.mayTouch(container);
      const isNew =
        JSON.stringify([facts, mayTouch]) !== JSON.stringify([this.#facts, this.#mayTouch]);
      [this.#facts, this.#mayTouch] = [facts, mayTouch];
      const isAll = Object.keys(this.session.lab.facts).length === 0;
      if (isAll || Object.keys(facts.facts).length > 0) this.#factsOf = of;
      if (isNew) this.#sendScene();
    } catch (caught) {
      // Without its facts the picture lacks the limits, and nothing else.
      if (!isLabsError(caught)) throw caught;
    } finally {
      this.#isReading = false;
    }
  }

  #sendScene(): void {
    if (this.#isClosed) return;
    if (this.session.container?.state !== 'running') {
      this.#shown = undefined;
      this.#recorder.recorder.blind();
    }
    const { history, events } = this.#recorder.recorder;
    const mayTouch = this.#mayTouch;
    const seen = { snapshot: this.#shown, ...this.#facts, history, events, mayTouch };
    this.#send({ type: 'scene', scene: threadScene(this.session, this.kit.link.state, seen) });
  }

  #send(message: ToThreads): void {
    if (!this.#isClosed && this.panel.visible) void this.panel.webview.postMessage(message);
  }
}

const wishCommands: Readonly<Partial<Record<Wish, CommandId>>> = {
  shell: commandIds.openShell,
  flood: commandIds.floodConnections,
  release: commandIds.releaseConnections,
  start: commandIds.startContainer,
  unpause: commandIds.startContainer,
  retry: commandIds.tryEngineAgain,
  save: commandIds.saveRecording,
  exportCsv: commandIds.exportRecording,
};
