import * as vscode from 'vscode';
import { commandText, partsFrom } from '../../core/guide/commandText';
import type { GuideStep } from '../../core/guide/page';
import type { FromGuide, GuideWish } from '../../protocol/guide';
import { onlyInsert, shownByCaller } from '../callerWords';
import type { Hints } from '../hints';
import { commandIds } from '../ids';
import type { ShownLab } from '../labs/foundLab';

/** What of its messages wants something to be done. */
export type GuideDeed = Exclude<FromGuide, { readonly type: 'ready' | 'show' }>;

/** What a student wants by a button of the guide. All of it is done by the commands that everything
 * else calls as well, so consent, trust, terminals and progress are in one place. */
export async function answerWish(
  { key, loaded }: ShownLab,
  stepOf: (id: string) => GuideStep | undefined,
  hints: Hints,
  wish: GuideDeed,
): Promise<void> {
  const call = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(id, key, ...args);
  switch (wish.type) {
    case 'run':
      await call(commandIds.performItem, wish.step, wish.part, wish.deed);
      return;
    case 'insert':
      await call(commandIds.performItem, wish.step, wish.part, wish.deed, onlyInsert);
      return;
    case 'runAll':
      await call(commandIds.performBlock, wish.step, partsFrom(stepOf(wish.step), wish.part));
      return;
    case 'stop':
      await call(commandIds.stopCommand, wish.step, wish.part, wish.deed);
      return;
    case 'terminal':
      await call(commandIds.showTerminal, wish.step, wish.part, wish.deed);
      return;
    case 'copy': {
      const text = commandText(stepOf(wish.step), wish.part);
      if (text !== undefined) await vscode.env.clipboard.writeText(text);
      return;
    }
    case 'answer':
      await call(commandIds.performItem, wish.step, wish.part, 'question', wish.text);
      return;
    case 'fix':
      await call(commandIds.mendCheck, wish.step, wish.part);
      return;
    case 'check':
      await call(commandIds.checkStep, wish.step, shownByCaller);
      return;
    case 'hint': {
      const step = loaded.lab.steps.find(({ id }) => id === wish.step);
      const texts = step?.items.flatMap((item) => (item.kind === 'hint' ? [item.text] : []));
      hints.next(key, wish.step, texts ?? []);
      return;
    }
    case 'wish':
      await vscode.commands.executeCommand(wishCommands[wish.wish], key);
  }
}

const wishCommands: Readonly<Record<GuideWish, string>> = {
  threads: commandIds.showThreads,
  retry: commandIds.tryEngineAgain,
  trust: 'workbench.trust.manage',
  release: commandIds.releaseConnections,
  changeFlood: commandIds.changeFlood,
};
