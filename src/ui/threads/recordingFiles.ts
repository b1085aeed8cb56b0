import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { describeCaught, LabsError } from '../../core/base/errors';
import { longestRecording, parseRecording } from '../../core/recording/parseRecording';
import type { Recording } from '../../core/recording/recording';

/** A lab ships a recording of this name beside its lab.md. */
export const shippedName = 'recording.jsonl';

/** Stands for the extension's folder, whose name changes with each version. */
const ownPrefix = 'extension:';

/** What a recording's file is called by a view that has to be found again. */
export function nameOf(file: vscode.Uri, extension: vscode.Uri): string {
  const [address, own] = [file.toString(), `${extension.toString()}/`];
  return address.startsWith(own) ? ownPrefix + address.slice(own.length) : address;
}

/** The file of such a name. */
export function fileOf(name: string, extension: vscode.Uri): vscode.Uri {
  return name.startsWith(ownPrefix)
    ? vscode.Uri.parse(`${extension.toString()}/${name.slice(ownPrefix.length)}`)
    : vscode.Uri.parse(name);
}

/** Reads a recording. Fails with `recording-unreadable`. */
export async function readRecording(file: vscode.Uri): Promise<Recording> {
  const unreadable = (why: string): LabsError =>
    new LabsError('recording-unreadable', { file: file.fsPath, why });
  let bytes: Uint8Array;
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > longestRecording)
      throw unreadable(l10n.t('it is longer than {0} MB', longestRecording / 2 ** 20));
    bytes = await vscode.workspace.fs.readFile(file);
  } catch (caught) {
    if (caught instanceof LabsError) throw caught;
    throw unreadable(describeCaught(caught));
  }
  const read = parseRecording(new TextDecoder().decode(bytes));
  if ('recording' in read) return read.recording;
  const { line, why } = read.problem;
  throw unreadable(line === 1 ? why : l10n.t('line {0}: {1}', line, why));
}

/** Whether a file is there. */
export async function isThere(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
