import * as vscode from 'vscode';
import { plainMessage } from './plainMessage';

// The only way to a notification or a dialog: what it says may quote a container.

/** Shows a message with buttons and gives the one that was chosen. */
export function tellInformation(text: string, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(plainMessage(text), ...buttons);
}

/** The same for what did not go as it should. */
export function tellWarning(text: string, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(plainMessage(text), ...buttons);
}

/** The same for what failed. */
export function tellError(text: string, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(plainMessage(text), ...buttons);
}

/** Asks before something is done, and stays until there is an answer; undefined where it is no. */
export function askFirst(
  question: string,
  detail: string,
  ...buttons: string[]
): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(question, { modal: true, detail }, ...buttons);
}
