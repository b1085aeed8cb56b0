import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { LabsError } from '../core/base/errors';
import { baseImages, readDockerfile } from '../core/lab/dockerfile';
import { standInFor } from '../core/lab/standIn';
import type { Engine, Log, Progress } from '../core/ports';

/**
 * Makes sure that every image a Dockerfile starts from is there, and gives the build arguments to
 * build with. An image that is missing is replaced by its stand-in where the engine has one and an
 * ARG of the Dockerfile names it, else pulled: so that whoever made a stand-in, because no registry
 * answers, never waits for a registry. Fails with what `Engine.pull` fails with.
 */
export async function provideBaseImages(
  context: string,
  buildArguments: Readonly<Record<string, string>>,
  engine: Engine,
  log: Log,
  progress: Progress,
): Promise<Readonly<Record<string, string>>> {
  const dockerfile = readDockerfile(await readDockerfileText(context));
  const chosen: Record<string, string> = { ...buildArguments };
  for (const image of baseImages(dockerfile, buildArguments)) {
    if ((await engine.image(image)) !== undefined) continue;
    const standIn = standInFor(image);
    const argument = dockerfile.arguments.find(
      ({ name, value }) => (buildArguments[name] ?? value) === image,
    );
    if (argument !== undefined && (await engine.image(standIn)) !== undefined) {
      chosen[argument.name] = standIn;
      log.info(l10n.t('{0} is not on this machine; its stand-in {1} is used.', image, standIn));
    } else {
      await engine.pull(image, progress);
    }
  }
  return chosen;
}

async function readDockerfileText(context: string): Promise<string> {
  try {
    return await readFile(join(context, 'Dockerfile'), 'utf8');
  } catch {
    throw new LabsError('dockerfile-missing', { folder: context });
  }
}
