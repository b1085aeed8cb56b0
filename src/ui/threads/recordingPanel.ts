import { DisposableStore, type Disposable } from '../../core/base/disposable';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Recording } from '../../core/recording/recording';
import { isFromThreads, type ThreadScene, type ToThreads, type Wish } from '../../protocol/threads';
import type { CommandId } from '../ids';
import type { WebviewPages } from '../webviews/webviewPages';
import { reachedWords } from './reachedWords';
import { exportCommands, openThreadsPage } from './threadsPage';

/** The host of a view that shows a recording: it needs no engine and no lab. */
export class RecordingPanel implements Disposable {
  readonly #store = new DisposableStore();

  constructor(
    /** By which it is found again after a reload. */
    readonly key: string,
    readonly recording: Recording,
    pages: WebviewPages,
    readonly panel: vscode.WebviewPanel,
  ) {
    const { container } = recording.header;
    this.#store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.#hear(message);
      }),
    );
    openThreadsPage(panel, pages, l10n.t('Recording: {0}', container));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #hear(message: unknown): void {
    if (!isFromThreads(message)) return;
    switch (message.type) {
      case 'ready':
        this.#send({ type: 'scene', scene: recordingScene(this.key, this.recording) });
        return;
      case 'look':
        this.#send({ type: 'past', past: this.recording.pictureAt(message.at) });
        return;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        return;
      case 'wish': {
        const command = wishCommands[message.wish];
        if (command !== undefined) void vscode.commands.executeCommand(command, this.key);
        return;
      }
      case 'shown':
      case 'signal':
        // All of a recording is there, and nothing in it can be touched.
        return;
    }
  }

  #send(message: ToThreads): void {
    void this.panel.webview.postMessage(message);
  }
}

const wishCommands: Readonly<Partial<Record<Wish, CommandId>>> = exportCommands;

/** It begins as it began: what comes is told by its timeline. */
function recordingScene(file: string, recording: Recording): ThreadScene {
  const { header, from, to, history, events } = recording;
  const { container, lab, madeAt, published, facts, factPlaces, prediction } = header;
  const { snapshot, flood, queueLimit } = recording.pictureAt(from);
  const when = new Date(madeAt).toLocaleString();
  return {
    container,
    reached: reachedWords(published),
    origin: { kind: 'recording', file, name: `${lab}, ${when}`, from, to },
    situation: { kind: 'live' },
    snapshot,
    flood,
    queueLimit,
    facts,
    factPlaces,
    history,
    events,
    prediction,
    mayTouch: false,
  };
}
