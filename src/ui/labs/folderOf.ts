import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { LabPlace } from './foundLab';

/** Where a lab of the workspace is, as a person knows it: its folder, or the file of a text that was
 * opened as a lab. Undefined for a lab that ships. */
export function folderOf({ file, origin }: LabPlace): string | undefined {
  if (origin === 'shipped') return undefined;
  if (origin === 'opened') return vscode.workspace.asRelativePath(file);
  const folder = dirname(vscode.workspace.asRelativePath(file));
  if (folder !== '.') return folder;
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file))?.name ?? dirname(file);
}
