import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engines } from '../../package.json';

const publisher = 'live-labs-bench';

/** The least that VS Code takes for an extension: an ES module, as ours is, that does nothing. */
export async function writeEmptyExtension(extensions: string, name: string): Promise<string> {
  const folder = join(extensions, `${publisher}.${name}-0.0.0`);
  await mkdir(folder, { recursive: true });
  const manifest = {
    name,
    publisher,
    version: '0.0.0',
    engines: { vscode: engines.vscode },
    main: './extension.mjs',
    activationEvents: [],
    extensionKind: ['workspace'],
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'extension.mjs'), 'export function activate() {}\n');
  return folder;
}

/** Its id, by which VS Code knows it. */
export function emptyExtensionId(name: string): string {
  return `${publisher}.${name}`;
}
