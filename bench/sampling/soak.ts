import { readdirSync, readlinkSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { samplerName } from '../../src/core/threads/ourNames';
import { snapshotCounts } from '../../src/core/threads/snapshotCounts';
import { runExec } from '../../src/run/runExec';
import { openSnapshotSource } from '../../src/sampling';
import { flood } from '../flood/ours';
import { Stage, type Running } from '../flood/stage';
import { aligned, goal, kilobytes, median } from '../figures';
import type { BenchContext, Findings } from '../subject';

/** An hour of looking ten times a second. */
const samples = 36_000;

/** How often the server's pool is made to grow, and left to shrink. */
const waves = 6;
const samplesOfWave = samples / waves;

/** As many as fill the lab's server. */
const connections = 100;

/** The heap is looked at so often. */
const looks = 36;
const quarter = looks / 4;

/** More than that by which the heap grows from the second quarter to the last is no noise. */
const mostGrowth = 1_000_000;

/** An hour's snapshots as fast as they come, of a pool that grows and shrinks: what is left of them. */
export async function soak(context: BenchContext): Promise<Findings> {
  await using stage = await Stage.build(context);
  await using server = await stage.run('apache2');
  const before = await standing(stage, server);
  const source = await openSnapshotSource(stage.engine, server);
  const heap: number[] = [];
  const threads: number[] = [];
  const begin = performance.now();
  try {
    for (let wave = 0; wave < waves; wave += 1) {
      await using held = await flood(stage.engine, server, connections);
      for (let sample = 0; sample < samplesOfWave; sample += 1) {
        context.signal.throwIfAborted();
        if (sample === samplesOfWave / 2) await held.release();
        threads.push(snapshotCounts(await source.take(context.signal)).threads);
        if (sample % (samples / looks) === 0) heap.push(usedHeap());
      }
    }
  } finally {
    await source[Symbol.asyncDispose]();
  }
  const seconds = (performance.now() - begin) / 1000;
  const after = await standing(stage, server);
  const early = median(heap.slice(quarter, 2 * quarter));
  const growth = median(heap.slice(-quarter)) - early;
  const [least, most] = [Math.min(...threads), Math.max(...threads)];
  return {
    figures: { source: source.name, samples, seconds, least, most, heap, growth, before, after },
    lines: [
      `  ${samples} snapshots by ${source.name} in ${seconds.toFixed(0)} s, of ${least} to ${most} threads:`,
      ...aligned([
        ['  heap in the second quarter', kilobytes(early)],
        ['  more of it in the last', kilobytes(growth)],
        ['  open files', `${before.descriptors} before, ${after.descriptors} after`],
        ['  what Node waits for', `${before.resources} before, ${after.resources} after`],
        ['  processes of ours inside', `${before.ours} before, ${after.ours} after`],
      ]),
      goal('the heap stays as it is', growth < mostGrowth),
      goal(
        'nothing is left over',
        after.descriptors <= before.descriptors &&
          after.resources <= before.resources &&
          after.ours === 0,
      ),
    ],
  };
}

/** What a source could leave behind. */
interface Standing {
  /** Files of other processes. The connections to the engine come and go by themselves. */
  readonly descriptors: number;
  /** Timers and requests. */
  readonly resources: number;
  /** Processes of ours in the container. */
  readonly ours: number;
}

async function standing({ engine }: Stage, { id }: Running): Promise<Standing> {
  const { stdout } = await runExec(engine, id, ['ps', '-eo', 'args']);
  return {
    descriptors: readdirSync('/proc/self/fd').filter(isOfAnother).length,
    resources: process.getActiveResourcesInfo().filter((kind) => !/^(TCP|Pipe)/.test(kind)).length,
    ours: stdout.split('\n').filter((line) => line.includes(samplerName)).length,
  };
}

function isOfAnother(descriptor: string): boolean {
  try {
    return /^\/proc\/\d+\/(task|stat)/.test(readlinkSync(`/proc/self/fd/${descriptor}`));
  } catch {
    return false;
  }
}

/** Of what is still in use. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
