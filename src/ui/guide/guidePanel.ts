import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/disposable';
import { describeCaught } from '../../core/base/errors';
import { isFromGuide, type GuideScene, type ToGuide } from '../../protocol/guide';
import { guideChange } from '../../protocol/guideChange';
import { shownStep } from '../../protocol/shownStep';
import type { Consent } from '../consent/consent';
import type { LabSession } from '../../run/labSession';
import type { ShownLab } from '../labs/foundLab';
import type { PanelHost } from '../webviews/panels';
import type { WebviewApp, WebviewPages } from '../webviews/webviewPages';
import { answerWish, type GuideDeed } from './answerWish';
import { FloodFeed } from './floodFeed';
import { GuideScenes, type SceneKit } from './guideScenes';

/** What the guides need of the extension. */
export interface GuideKit extends SceneKit {
  readonly log: vscode.LogOutputChannel;
  readonly consent: Pick<Consent, 'onAsked'>;
  readonly pages: WebviewPages;
}

const app: WebviewApp = { name: 'guide', title: () => l10n.t('Guide'), showsPictures: true };

/**
 * The host of one guide. It owns the truth: on becoming visible the view gets all of it, then only
 * what changes. A hidden view gets nothing and costs nothing.
 */
export class GuidePanel implements PanelHost {
  readonly #store = new DisposableStore();
  #followed = new DisposableStore();
  #scenes: GuideScenes;
  #flood: FloodFeed | undefined;
  /** What the view shows; undefined where it needs a whole scene next. */
  #shown: Omit<GuideScene, 'step'> | undefined;
  /** The step that it shows, as far as it has told. */
  #looksAt: string | undefined;
  /** What of the view's wishes is being done. */
  readonly #answering = new Set<string>();
  #isReady = false;
  #step: string | undefined;
  #isStale = false;
  /** Whether its file is not to be read any more: the page stays as it was. */
  #isLost = false;
  #isDrawing = false;
  #isClosed = false;

  constructor(
    private found: ShownLab,
    private readonly kit: GuideKit,
    readonly panel: vscode.WebviewPanel,
  ) {
    panel.iconPath = kit.pages.icon('guide.svg');
    this.#scenes = this.#follow();
    const own = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isFromGuide(message)) return;
        if (message.type === 'ready') this.#begin(message.step);
        else if (message.type === 'show') this.#tell(message.step);
        else if (this.#shown !== undefined) void this.#answer(message);
      }),
      panel.onDidChangeViewState(() => {
        this.#adjust();
      }),
      kit.link.onChange(() => {
        this.#draw();
      }),
      kit.consent.onAsked(() => {
        // VS Code gives the keyboard back to what had it before a dialog, but not into a webview.
        if (this.#answering.size > 0 && panel.active) panel.reveal();
      }),
      kit.hints.onChange(() => {
        this.#draw();
      }),
      kit.terminals.onDidChange(() => {
        this.#draw();
      }),
      kit.outcomes.onDidChange(({ lab }) => {
        if (lab === this.key) this.#draw();
      }),
    ];
    for (const disposable of own) this.#store.add(disposable);
    panel.webview.html = kit.pages.page(panel.webview, app);
    this.#adjust();
  }

  /** By what its lab is called in this window. */
  get key(): string {
    return this.found.key;
  }

  /** The file of its lab. */
  get file(): string {
    return this.found.file;
  }

  /** Shows a step. */
  go(step: string): void {
    this.#step = step;
    this.#goThere();
  }

  /** The lab was read anew. */
  renew(found: ShownLab): void {
    const wasLost = this.#isLost;
    this.#isLost = false;
    if (isSame(this.found, found)) {
      if (wasLost) this.#draw();
      return;
    }
    this.found = found;
    this.#scenes = this.#follow();
    this.#draw();
  }

  /** Its text was deleted, or moved where nobody saw it. */
  lose(): void {
    this.#isLost = true;
    this.#draw();
  }

  dispose(): void {
    this.#isClosed = true;
    this.#followed.dispose();
    this.#store.dispose();
  }

  /** Follows the lab as it is now, and what its pictures may be read from. */
  #follow(): GuideScenes {
    const { found, kit, panel } = this;
    panel.title = found.loaded.lab.title;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [kit.pages.resources(app), vscode.Uri.file(found.loaded.folder)],
    };
    this.#followed.dispose();
    this.#followed = new DisposableStore();
    this.#flood = 'session' in found ? this.#floodOf(found.session) : undefined;
    if ('session' in found)
      for (const event of [found.session.onChange, found.session.tracker.onChange])
        this.#followed.add(
          event(() => {
            this.#draw();
          }),
        );
    return new GuideScenes(found, kit, panel.webview);
  }

  #floodOf(session: LabSession): FloodFeed {
    const feed = new FloodFeed(session, {
      canRead: () => this.#shown !== undefined && this.#canShow(),
      tell: (flood, at) => {
        this.#send({ type: 'flood', flood, at });
      },
    });
    this.#followed.add(feed);
    return feed;
  }

  /** The view has been made, and knows nothing yet. */
  #begin(step: string | undefined): void {
    this.#isReady = true;
    this.#shown = undefined;
    this.#looksAt = step;
    this.#draw();
  }

  async #answer(wish: GuideDeed): Promise<void> {
    const name = JSON.stringify(wish);
    // Who presses a button twice does not want it done twice: each would open a terminal of its own.
    if (this.#answering.has(name)) return;
    this.#answering.add(name);
    try {
      await answerWish(this.found, (id) => this.#scenes.step(id), this.kit.hints, wish);
    } catch (caught) {
      // Commands show themselves what they fail with; this is one of VS Code's own.
      this.kit.log.error(describeCaught(caught));
    } finally {
      this.#answering.delete(name);
    }
  }

  /** The view wants to show a step. */
  #tell(id: string): void {
    this.#looksAt = id;
    const step = this.#scenes.step(id);
    if (step !== undefined) this.#send({ type: 'step', step });
  }

  #adjust(): void {
    if (!this.panel.visible) {
      // VS Code throws the view away, and makes it anew when it is seen again.
      this.#isReady = false;
      this.#shown = undefined;
      return;
    }
    this.kit.link.connect().catch(() => {
      // The scene tells why there is no engine.
    });
  }

  /** Shows what is so now; what changes meanwhile is shown once more. */
  #draw(): void {
    this.#isStale = true;
    if (this.#isDrawing) return;
    this.#drawWhileStale().catch((caught: unknown) => {
      this.kit.log.error(describeCaught(caught));
    });
  }

  async #drawWhileStale(): Promise<void> {
    this.#isDrawing = true;
    try {
      while (this.#isStale && this.#canShow()) {
        this.#isStale = false;
        await this.#drawOnce();
      }
    } finally {
      this.#isDrawing = false;
    }
  }

  async #drawOnce(): Promise<void> {
    const scene = await this.#scenes.now(this.#isLost);
    if (!this.#canShow()) return;
    const before = this.#shown;
    this.#shown = scene;
    if (before?.page !== scene.page) {
      const id = shownStep(scene, this.#step ?? this.#looksAt)?.id ?? '';
      // Told before the scene, so that no other step is drawn first.
      this.#goThere();
      this.#send({ type: 'scene', scene: { ...scene, step: this.#scenes.step(id) } });
      if (this.#flood === undefined)
        this.#send({ type: 'flood', flood: undefined, at: Date.now() });
      else this.#flood.begin();
    } else {
      const change = guideChange(before, scene);
      if (change !== undefined) this.#send({ type: 'change', change });
    }
    this.#goThere();
  }

  #canShow(): boolean {
    return this.#isReady && this.panel.visible && !this.#isClosed;
  }

  #goThere(): void {
    if (this.#step === undefined || this.#shown === undefined) return;
    this.#send({ type: 'go', step: this.#step });
    this.#step = undefined;
  }

  #send(message: ToGuide): void {
    void this.panel.webview.postMessage(message);
  }
}

/** Another lab may have been read, while this one is as it was. */
function isSame(one: ShownLab, other: ShownLab): boolean {
  return (
    identity(one) === identity(other) &&
    one.key === other.key &&
    one.loaded.text === other.loaded.text
  );
}

function identity(lab: ShownLab): unknown {
  return 'session' in lab ? lab.session : lab.why.code;
}
