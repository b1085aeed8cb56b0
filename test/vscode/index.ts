import * as vscode from 'vscode';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('live-labs.live-labs');
  await extension?.activate();
  console.log('RESULT', await vscode.commands.executeCommand('liveLabs.hello'));
}
