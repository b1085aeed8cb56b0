import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../../src/ui/services';

/** What our extension shares among its features, once it is active. */
export async function activated(): Promise<Services> {
  const extension = vscode.extensions.getExtension<Services>('live-labs.live-labs');
  assert.ok(extension, 'VS Code does not know it');
  return extension.activate();
}
