import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import dockerIgnore from '@balena/dockerignore';
import { pack } from 'tar-fs';

/** On Windows no file is executable; the scripts of a lab have to be inside the container. */
const executable = process.platform === 'win32' ? 0o111 : 0;

/** What the engine needs to know what to do; it leaves them out of COPY by the same rules. */
const alwaysSent: readonly string[] = ['Dockerfile', '.dockerignore'];

/**
 * Packs a context folder for the engine, without what its .dockerignore names. dockerode has a
 * helper for this, but it asks .dockerignore about absolute paths, so that most rules never match,
 * and a file that cannot be read ends the process.
 */
export async function packContext(folder: string): Promise<Readable> {
  const rules = dockerIgnore({ ignorecase: false }).add(await readIgnoreFile(folder));
  const paths = await readdir(folder, { recursive: true });
  const archive = pack(folder, {
    entries: paths.filter((path) => alwaysSent.includes(path) || !rules.ignores(path)).sort(),
    // The entries are complete: what lies in a folder that is one of them is listed by itself.
    ignore: () => true,
    // What is neither file, folder nor link (a socket, a pipe) cannot be of use in an image.
    strict: false,
    dmode: executable,
    fmode: executable,
  });
  // Closing either end closes the other, so that no file stays open when a build is cancelled.
  const sent = createGzip();
  archive.once('error', (fault) => sent.destroy(fault));
  sent.once('close', () => archive.destroy());
  return archive.pipe(sent);
}

async function readIgnoreFile(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, '.dockerignore'), 'utf8');
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return '';
    throw caught;
  }
}
