import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of a lab that ships, in a folder of its own. Disposing removes the folder. */
export type LabCopy = AsyncDisposable & { readonly folder: string };

/** The name, in the engine, of what a copy of the apache2 lab makes. */
export const copyName = 'live-labs-test-apache2';

/** The same for the lab that compares the MPMs. */
export const compareCopyName = 'live-labs-test-mpm';

/**
 * The apache2 lab under another id, container name and port, so that tests never meet the lab that
 * somebody works on by hand.
 */
export function copyApacheLab(): Promise<LabCopy> {
  return copyLab('apache2-live-action', [
    ['lab: apache2-live-action', 'lab: test-apache2'],
    ['apache2-test', copyName],
    ['8080', '18081'],
  ]);
}

/** The same of the lab that compares the MPMs. Inside the container its ports stay as they are. */
export function copyCompareLab(): Promise<LabCopy> {
  return copyLab('mpm-compare', [
    ['lab: mpm-compare', 'lab: test-mpm'],
    ['container_name: mpm-compare', `container_name: ${compareCopyName}`],
    ['docker exec -it mpm-compare', `docker exec -it ${compareCopyName}`],
    ['docker stop mpm-compare', `docker stop ${compareCopyName}`],
    ['docker restart -t 1 mpm-compare', `docker restart -t 1 ${compareCopyName}`],
    ['"808', '"1808'],
    ['localhost 808', 'localhost 1808'],
    ['localhost:808', 'localhost:1808'],
  ]);
}

async function copyLab(
  id: string,
  replacements: readonly (readonly [string, string])[],
): Promise<LabCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'live-labs-'));
  await cp(join('walkthroughs', id), folder, { recursive: true });
  const file = join(folder, 'lab.md');
  let text = await readFile(file, 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} has no "${from}" to be another in a copy.`);
    text = text.replaceAll(from, to);
  }
  await writeFile(file, text);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
