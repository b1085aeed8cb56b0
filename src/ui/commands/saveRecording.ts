import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { describeCaught, LabsError } from '../../core/base/errors';
import type { Recording } from '../../core/recording/recording';
import { CalledOff } from '../calledOff';
import type { UiCommand } from '../command';
import type { Services } from '../services';

/** *Save Recording* keeps what a thread view has seen in a file, to be watched again. */
export const saveRecording: UiCommand = {
  async run(services, key) {
    const recording = meant(services, key);
    const file = await ask(recording, 'recording.jsonl', l10n.t('Recordings'), 'jsonl');
    await write(file, recording.toText());
  },
};

/** *Export Recording as CSV* makes a table of what was counted. */
export const exportRecording: UiCommand = {
  async run(services, key) {
    const recording = meant(services, key);
    const file = await ask(recording, 'csv', l10n.t('Tables'), 'csv');
    await write(file, recording.toCsv());
  },
};

/** That of the view that was named, that has the keyboard, or that alone is open. Fails with
 * `recording-nothing`. */
function meant({ threadPanels, recordings }: Services, key: unknown): Recording {
  const all = [...threadPanels.all, ...recordings.all];
  const [only, ...more] = all;
  const view =
    all.find((one) => one.key === key) ??
    all.find(({ panel }) => panel.active) ??
    (more.length === 0 ? only : undefined);
  const recording = view?.recording;
  if (recording === undefined || recording.history.length === 0)
    throw new LabsError('recording-nothing', {});
  return recording;
}

async function ask(
  { header, to }: Recording,
  ending: string,
  kind: string,
  extension: string,
): Promise<vscode.Uri> {
  const moment = new Date(to);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(two).join('-');
  const time = two(moment.getHours()) + two(moment.getMinutes());
  // A name of a container has no character that a file's may not have; a recording's may be anything.
  const container = header.container.replaceAll(/[^\w.-]/g, '_').slice(0, 64);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const chosen = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${container}-${day}-${time}.${ending}`),
    filters: { [kind]: [extension] },
  });
  if (chosen === undefined) throw new CalledOff();
  return chosen;
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (caught) {
    const facts = { file: file.fsPath, why: describeCaught(caught) };
    throw new LabsError('file-unwritable', facts, { cause: caught });
  }
}
