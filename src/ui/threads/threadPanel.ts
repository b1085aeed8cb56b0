import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../core/base/clock';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable';
import type { Recorder } from '../../core/recording/recorder';
import type { Recording } from '../../core/recording/recording';
import type { Snapshot } from '../../core/threads/snapshot';
import { snapshotChange } from '../../core/threads/snapshotChange';
import { isFromThreads, type FromThreads, type ToThreads, type Wish } from '../../protocol/threads';
import type { EngineLink } from '../../run/engineLink';
import type { Experiment } from '../../run/experiments';
import type { LabSession } from '../../run/labSession';
import { SessionRecorder } from '../../run/sessionRecorder';
import { commandIds, type CommandId } from '../ids';
import type { WebviewPages } from '../webviews/webviewPages';
import { predictionOf } from './labTold';
import { PanelFacts } from './panelFacts';
import { sendExperiment } from './sendExperiment';
import { exportCommands, openThreadsPage } from './threadsPage';
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
  readonly #facts: PanelFacts;
  /** As it was told last. */
  #prediction: string | undefined;
  /** Whose threads are on the screen. */
  #pids: readonly number[] = [];
  readonly #recorder: SessionRecorder;
  #isClosed = false;

  constructor(
    readonly session: LabSession,
    private readonly kit: ThreadKit,
    readonly panel: vscode.WebviewPanel,
    /** What was seen before the lab was read anew. */
    past?: Recorder,
  ) {
    this.#facts = new PanelFacts(session, () => {
      this.#sendScene();
    });
    this.#recorder = new SessionRecorder(
      session,
      () => systemClock.now(),
      (event) => {
        this.#send({ type: 'event', event });
      },
      past,
    );
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
    const title = l10n.t('Threads: {0}', session.loaded.container.name);
    openThreadsPage(panel, kit.pages, title);
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
    const { facts, factPlaces } = this.#facts.told;
    const published = container?.published[0];
    return this.#recorder.recorder.recording({
      lab: lab.title,
      container: loaded.container.name,
      madeAt: systemClock.now(),
      published: published && { host: published.host, container: published.container },
      facts,
      factPlaces,
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
    void this.#facts.read();
    const before = this.#shown;
    this.#shown = snapshot;
    // Where a snapshot is from is told only by a whole scene.
    if (before?.source !== snapshot.source) this.#sendScene();
    else this.#send({ type: 'change', change: snapshotChange(before, snapshot) });
  }

  /** A hidden view gets one when it is seen again; until then none is made. */
  #sendScene(): void {
    if (this.#isClosed || !this.panel.visible) return;
    if (this.session.container?.state !== 'running') {
      this.#shown = undefined;
      this.#recorder.recorder.blind();
    }
    const { history, events } = this.#recorder.recorder;
    const seen = { snapshot: this.#shown, ...this.#facts.told, history, events };
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
  ...exportCommands,
};
