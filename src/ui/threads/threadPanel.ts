import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable';
import { isLabsError } from '../../core/base/errors';
import type { Snapshot } from '../../core/threads/snapshot';
import { snapshotCounts } from '../../core/threads/snapshotCounts';
import { snapshotChange } from '../../core/threads/snapshotChange';
import {
  isFromThreads,
  type HistoryPoint,
  type ToThreads,
  type Wish,
} from '../../protocol/threads';
import type { EngineLink } from '../../run/engineLink';
import type { LabSession } from '../../run/labSession';
import { commandIds, type CommandId } from '../ids';
import type { WebviewApp, WebviewPages } from '../webviews/webviewPages';
import { threadScene } from './threadScene';

/** What the thread views need of the extension. */
export interface ThreadKit {
  readonly link: EngineLink;
  readonly pages: WebviewPages;
}

const app: WebviewApp = { name: 'threads', title: () => l10n.t('Threads'), showsPictures: false };

/** As much of the past as the timeline shows, with room to spare: 90 s at ten samples a second. */
const keptPoints = 900;

/**
 * The host of one thread view. It owns the truth: on becoming visible the view gets all of it, then
 * only what changes. A hidden view gets nothing and costs nothing.
 */
export class ThreadPanel implements Disposable {
  readonly #store = new DisposableStore();
  #watch: Disposable | undefined;
  /** What the view shows; undefined where it needs a whole scene next. */
  #shown: Snapshot | undefined;
  #facts: Readonly<Record<string, number>> = {};
  #factsOf: string | undefined;
  #isReading = false;
  #isClosed = false;
  #history: readonly HistoryPoint[] = [];

  constructor(
    readonly session: LabSession,
    private readonly kit: ThreadKit,
    readonly panel: vscode.WebviewPanel,
  ) {
    panel.title = l10n.t('Threads: {0}', session.loaded.container.name);
    panel.iconPath = kit.pages.icon('threads.svg');
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [kit.pages.resources(app)],
    };
    const own = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isFromThreads(message)) return;
        if (message.type === 'ready') this.#sendScene();
        if (message.type === 'wish') this.#wish(message.wish);
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
      toDisposable(() => this.#watch?.dispose()),
    ];
    for (const disposable of own) this.#store.add(disposable);
    panel.webview.html = kit.pages.page(panel.webview, app);
    this.#adjust();
  }

  /** By what its lab is called in this window: one that runs is called by its id. */
  get key(): string {
    return this.session.lab.id;
  }

  /** The same panel for its lab as that was read anew. */
  of(session: LabSession): ThreadPanel {
    return new ThreadPanel(session, this.kit, this.panel);
  }

  dispose(): void {
    this.#isClosed = true;
    this.#store.dispose();
  }

  #wish(wish: Wish): void {
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
      return;
    }
    this.#watch = this.session.live.watch((snapshot) => {
      this.#see(snapshot);
    });
    this.kit.link.connect().catch(() => {
      // The scene tells why there is no engine.
    });
    this.#sendScene();
  }

  #see(snapshot: Snapshot): void {
    const point = { at: snapshot.takenAt, ...snapshotCounts(snapshot) };
    this.#history = [...this.#history, point].slice(-keptPoints);
    void this.#readFacts();
    const before = this.#shown;
    this.#shown = snapshot;
    if (before === undefined) this.#sendScene();
    else this.#send({ type: 'change', change: snapshotChange(before, snapshot) });
  }

  /** Once for each run of the container: its configuration does not change while it runs. */
  async #readFacts(): Promise<void> {
    const { container } = this.session;
    const of = `${container?.id ?? ''} ${container?.startedAt ?? ''}`;
    if (this.#factsOf === of || this.#isReading) return;
    this.#isReading = true;
    try {
      this.#facts = await (await this.session.run()).observer.names();
      if (Object.keys(this.#facts).length > 0) this.#factsOf = of;
      this.#sendScene();
    } catch (caught) {
      // Without its facts the picture lacks the limits, and nothing else.
      if (!isLabsError(caught)) throw caught;
    } finally {
      this.#isReading = false;
    }
  }

  #sendScene(): void {
    if (this.#isClosed) return;
    if (this.session.container?.state !== 'running') this.#shown = undefined;
    const seen = { snapshot: this.#shown, facts: this.#facts, history: this.#history };
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
};
