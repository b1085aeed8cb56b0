import * as vscode from 'vscode';
import { threadsPanelType } from '../ids';
import type { Services } from '../services';
import { fileOf, nameOf, readRecording } from './recordingFiles';
import { RecordingPanel } from './recordingPanel';

/** Opens a recording, or shows the view of it that is open. Fails with `recording-unreadable`. */
export async function showRecording(services: Services, file: vscode.Uri): Promise<void> {
  const { recordings, pages, context } = services;
  const key = nameOf(file, context.extensionUri);
  const open = recordings.get(key);
  if (open !== undefined) {
    open.panel.reveal();
    return;
  }
  const recording = await readRecording(file);
  const panel = vscode.window.createWebviewPanel(threadsPanelType, '', vscode.ViewColumn.Active);
  recordings.put(new RecordingPanel(key, recording, pages, panel));
}

/** Takes a panel that was there before a reload. Fails with `recording-unreadable`. */
export async function adoptRecording(
  { recordings, pages, context }: Services,
  key: string,
  panel: vscode.WebviewPanel,
): Promise<void> {
  const recording = await readRecording(fileOf(key, context.extensionUri));
  recordings.put(new RecordingPanel(key, recording, pages, panel));
}
