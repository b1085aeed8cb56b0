import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { runCommand } from '../tools/command';
import { PartMissing } from '../tools/partMissing';

/** Where the extension lies as the file that VS Code installs. */
export const packagedExtension = '.cache/live-labs.vsix';

/** Packages what is built in dist/ into that file. Fails with `PartMissing`. */
export async function packageExtension(signal?: AbortSignal): Promise<string> {
  mkdirSync(dirname(packagedExtension), { recursive: true });
  const { exitCode, lines } = await runCommand(
    [
      ...[process.execPath, 'node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies'],
      // Nothing is published, so there is no repository that links could be made absolute with.
      ...['--no-rewrite-relative-links', '--allow-missing-repository'],
      ...['--out', packagedExtension],
    ] as [string, ...string[]],
    { signal },
  );
  signal?.throwIfAborted();
  if (exitCode === 0) return packagedExtension;
  throw new PartMissing(
    `The extension could not be packaged: ${lines.slice(-3).join(' / ')}.`,
    'Mend what vsce complains of, then run this again.',
  );
}
