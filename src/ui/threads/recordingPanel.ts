import { DisposableStore, type Disposable } from '../../core/base/disposable';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Recording } from '../../core/recording/recording';
import { isFromThreads, type ThreadScene, type ToThreads } from '../../protocol/threads';
import { commandIds, type CommandId } from '../ids';
import type { WebviewPages } from '../webviews/webviewPages';
import { reachedWords } from './reachedWords';
import { threadsApp } from './threadsApp';

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
    panel.title = l10n.t('Recording: {0}', container);
    panel.iconPath = pages.icon('threads.svg');
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [pages.resources(threadsApp)],
    };
    this.#store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.#hear(message);
      }),
    );
    panel.webview.html = pages.page(panel.webview, threadsApp);
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

const wishCommands: Readonly<Partial<Record<string, CommandId>>> = {
  save: commandIds.saveRecording,
  exportCsv: commandIds.exportRecording,
};

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
