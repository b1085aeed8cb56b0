import { mkdir, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { safeLine } from '../../src/core/base/safeText';
import { standInFor } from '../../src/core/lab/standIn';
import type { Engine, Progress } from '../../src/core/ports';
import { whileWaiting } from '../tools/whileWaiting';
import { findProgram } from './machine';
import { PartMissing } from '../tools/partMissing';
import type { SetupContext } from './setupContext';

/** The last line of makeBase.sh, with the release that it took. */
const finished = /^base: done: (\S+)/;

/** What its output shows on the way: its own steps, and debootstrap's. */
const headway = /^(?:base|I): (.*)/;

/** An instruction may be a whole script; its beginning is enough to know it by. */
const instructionWidth = 70;

/**
 * Makes the stand-in of an image from this machine's own Debian or Ubuntu packages, in the engine's
 * store. Fails with `PartMissing`, or with what the engine fails with.
 */
export async function makeStandIn(
  image: string,
  engine: Engine,
  context: SetupContext,
): Promise<void> {
  const { screen, signal, apt } = context;
  if (findProgram('debootstrap') === undefined) {
    await context.agree({
      lack: `A stand-in for ${image} takes a program that is not installed`,
      change: 'install debootstrap with apt-get',
    });
    await apt.install(['debootstrap']);
  }
  const folder = dirname(resolve(context.log.path));
  const archive = `${folder}/base.tar`;
  const progress: Progress = {
    signal,
    report: (line) => {
      screen.progress(line);
    },
    step: ({ index, count, instruction }) => {
      screen.info(`  step ${index} of ${count}: ${safeLine(instruction, instructionWidth)}`);
    },
  };
  try {
    const base = `live-labs-stand-in/minbase:${await makeBase(archive, context)}`;
    const importing = engine.importRoot(archive, base, progress);
    await whileWaiting(screen, `handing ${base} to the engine`, importing);
    screen.info(`Building ${standInFor(image)} from it`);
    await engine.build(
      {
        context: resolve('scripts/standIn'),
        tag: standInFor(image),
        args: { BASE: base },
        labels: {},
      },
      progress,
    );
  } finally {
    for (const file of [archive, `${archive}.part`]) await rm(file, { force: true });
  }
}

/** Writes the archive of a minimal system and gives its release's name. */
async function makeBase(archive: string, context: SetupContext): Promise<string> {
  const { screen, signal, administrator, log } = context;
  screen.info(`Making a minimal system from this machine's packages (1 to 2 minutes)`);
  await mkdir(dirname(archive), { recursive: true });
  const { exitCode, lines } = await administrator.run(
    ['sh', resolve('scripts/standIn/makeBase.sh'), archive],
    {
      hear(line) {
        const words = headway.exec(line)?.[1];
        if (words !== undefined) screen.progress(words);
      },
    },
  );
  signal.throwIfAborted();
  const release = lines.map((line) => finished.exec(line)?.[1]).find((it) => it !== undefined);
  if (exitCode !== 0 || release === undefined)
    throw new PartMissing(
      `A stand-in cannot be made: ${lines.at(-1) ?? 'makeBase.sh printed nothing'}`,
      `All that was printed is in ${log.path}.`,
    );
  return release;
}
