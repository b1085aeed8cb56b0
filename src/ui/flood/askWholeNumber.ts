import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readable } from '../../core/base/words';
import { wholeNumber } from '../../core/base/wholeNumber';
import { CalledOff } from '../calledOff';

/** A question whose answer is a whole number from 1 on. */
export interface NumberQuestion {
  readonly title: string;
  readonly prompt: string;
  /** What stands there to begin with. */
  readonly value: number;
  readonly most?: number;
}

/** Asks until there is such a number. */
export async function askWholeNumber({
  title,
  prompt,
  value,
  most,
}: NumberQuestion): Promise<number> {
  const text = await vscode.window.showInputBox({
    title,
    prompt,
    value: String(value),
    validateInput: (typed) => problemWith(typed, most),
  });
  if (text === undefined) throw new CalledOff();
  return wholeNumber(text) ?? 0;
}

function problemWith(text: string, most: number | undefined): string | undefined {
  const number = wholeNumber(text) ?? 0;
  if (number >= 1 && number <= (most ?? Number.MAX_SAFE_INTEGER)) return undefined;
  if (most !== undefined) return l10n.t('Give a whole number from 1 to {0}.', readable(most));
  return number < 1
    ? l10n.t('Give a whole number from 1 on.')
    : l10n.t('No machine holds so many: give a smaller number.');
}
