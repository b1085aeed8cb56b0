import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CalledOff } from '../calledOff';
import type { UiCommand } from '../command';
import type { Services } from '../services';
import { isThere, shippedName } from '../threads/recordingFiles';
import { showRecording } from '../threads/showRecording';

/** *Watch a Recording* shows threads as they once were, without any engine: one that came with a lab, or one
 * that was saved. */
export const watchRecording: UiCommand = {
  async run(services, called) {
    const file = called instanceof vscode.Uri ? called : await chosenFile(services);
    await showRecording(services, file);
  },
};

async function chosenFile({ labs }: Services): Promise<vscode.Uri> {
  const shipped = await Promise.all(
    (await labs.all()).map(async (lab) => {
      const file = vscode.Uri.file(join(dirname(lab.file), shippedName));
      if (!('loaded' in lab) || !(await isThere(file))) return [];
      return [{ label: lab.loaded.lab.title, description: l10n.t('comes with the lab'), file }];
    }),
  );
  const other = { label: l10n.t('Open File…'), description: '', file: undefined };
  const picked = await vscode.window.showQuickPick([...shipped.flat(), other], {
    title: l10n.t('Which recording?'),
  });
  if (picked === undefined) throw new CalledOff();
  return picked.file ?? openedFile();
}

async function openedFile(): Promise<vscode.Uri> {
  const [file] =
    (await vscode.window.showOpenDialog({ filters: { [l10n.t('Recordings')]: ['jsonl'] } })) ?? [];
  if (file === undefined) throw new CalledOff();
  return file;
}
