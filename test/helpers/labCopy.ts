import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The name, in the engine, of what a copy of the apache2 lab makes. */
export const copyName = 'live-labs-test-apache2';

/**
 * The apache2 lab under another id, container name and port, so that tests never meet the lab that
 * somebody works on by hand. Disposing removes the copied folder.
 */
export async function copyApacheLab(): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
  await cp('walkthroughs/apache2-live-action', folder, { recursive: true });
  const file = join(folder, 'lab.md');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text
      .replaceAll('lab: apache2-live-action', 'lab: test-apache2')
      .replaceAll('apache2-test', copyName)
      .replaceAll('8080', '18081'),
  );
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
