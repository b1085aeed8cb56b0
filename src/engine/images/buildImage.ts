import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import { baseImages, readDockerfile, type Dockerfile } from '../../core/lab/dockerfile';
import type { BuildRequest, Progress } from '../../core/ports';
import { readFault } from '../requests/fault';
import { layerProgress } from '../requests/layerProgress';
import { readRows } from '../requests/readRows';
import { BuildOutput } from './buildOutput';
import { imageFacts } from './imageFacts';
import { packContext } from './packContext';
import { registryFault } from './registryFault';

/**
 * Builds an image with the classic builder, which every engine has, and gives the image's id. Fails
 * with `dockerfile-missing`, `dockerfile-failed`, or where a base image has to be pulled and cannot
 * be, with what `pullImage` fails with.
 */
export async function buildImage(
  docker: Docker,
  request: BuildRequest,
  progress: Progress,
): Promise<string> {
  const dockerfile = readDockerfile(await readDockerfileText(request.context));
  const output = new BuildOutput(dockerfile, progress);
  const pulled = layerProgress(progress.report);
  let id: string | undefined;
  for await (const row of readRows(await send(docker, dockerfile, request, progress.signal))) {
    // A build that failed is answered with status 200: only this row tells.
    if (row.error !== undefined) throw instructionFault(row.error, dockerfile, output, request);
    if (row.stream !== undefined) output.take(row.stream);
    pulled(row);
    // Each stage reports its own image; the last one is what was asked for.
    id = row.aux?.ID ?? id;
  }
  id ??= (await imageFacts(docker, request.tag))?.id;
  if (id === undefined) throw new Error(l10n.t('the build ended without an image'));
  return id;
}

async function readDockerfileText(context: string): Promise<string> {
  try {
    return await readFile(join(context, 'Dockerfile'), 'utf8');
  } catch (caught) {
    throw new LabsError('dockerfile-missing', { folder: context }, { cause: caught });
  }
}

async function send(
  docker: Docker,
  dockerfile: Dockerfile,
  { context, tag, args, labels }: BuildRequest,
  signal: AbortSignal | undefined,
): Promise<NodeJS.ReadableStream> {
  const archive = await packContext(context);
  try {
    return await docker.buildImage(archive, {
      t: tag,
      buildargs: args,
      labels,
      // Without this a failed build leaves its last container behind, without any label.
      forcerm: true,
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
  } catch (caught) {
    archive.destroy();
    throw parseFault(caught, dockerfile, context) ?? caught;
  }
}

/** A Dockerfile that the engine cannot read is refused before the first step. */
function parseFault(
  caught: unknown,
  { instructions }: Dockerfile,
  folder: string,
): LabsError | undefined {
  const { why } = readFault(caught);
  const words = /dockerfile parse error(?: on)? line (\d+): (.*)/i.exec(why);
  if (words === null && !/no build stage|cannot be empty|no contents in/.test(why))
    return undefined;
  const line = words === null ? undefined : Number(words[1]);
  const failed = instructions.findLast((instruction) => instruction.line <= (line ?? 0));
  return new LabsError('dockerfile-failed', {
    folder,
    line,
    instruction: failed === undefined ? 'Dockerfile' : `${failed.keyword} ${failed.text}`.trim(),
    why: words?.[2] ?? why,
    output: [],
  });
}

function instructionFault(
  error: string,
  { instructions, ...rest }: Dockerfile,
  { step, instruction, lines }: BuildOutput,
  { args, context }: BuildRequest,
): LabsError {
  // Podman names the instruction again, before the reason.
  const why = readFault(new Error(error)).why.replace(/^building at STEP ".*?": /, '');
  if (instruction?.keyword === 'FROM') {
    const until = instructions.filter(({ line }) => line <= instruction.line);
    const image = baseImages({ ...rest, instructions: until }, args).at(-1) ?? instruction.text;
    const fault = registryFault(image, why);
    if (fault !== undefined) return fault;
  }
  return new LabsError('dockerfile-failed', {
    folder: context,
    line: instruction?.line,
    instruction: step?.instruction ?? 'Dockerfile',
    why,
    output: lines,
  });
}
