import type { ExtensionContext } from 'vscode';
import * as vscode from 'vscode';

export function activate(context: ExtensionContext): void {
  context.subscriptions.push(vscode.commands.registerCommand('liveLabs.hello', () => 42));
}
