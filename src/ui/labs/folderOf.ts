import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { LabPlace } from './foundLab';

/** The folder of a lab of the workspace, as a person knows it; undefined for a lab that ships. */
export function folderOf({ file, origin }: LabPlace): string | undefined {
  if (origin === 'shipped') return undefined;
  const folder = dirname(vscode.workspace.asRelativePath(file));
  if (folder !== '.') return folder;
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file))?.name ?? dirname(file);
}
