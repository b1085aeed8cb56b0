import { systemClock } from '../../core/base/clock';
import { LabsError } from '../../core/base/errors';
import { labLabel, type Flood, type SnapshotSource } from '../../core/ports';
import { startFlood } from '../../flood';
import { asRunnable, loadLab } from '../../run/loadLab';
import { openSnapshotSource } from '../../sampling';
import { textOption, type CliCall, type CliCommand } from '../command';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';

const defaultCount = 100;

/** Nobody forgets a flood for longer than this. */
const longestSeconds = 600;

const highestPort = 65_535;

const sampleMilliseconds = 1000;

/** One line of the flood's story: our own side and, from inside the container, the server's. */
interface FloodSample {
  readonly at: string;
  readonly wanted: number;
  readonly held: number;
  readonly accepted: number | null;
  readonly queued: number | null;
  readonly dropped: number;
  readonly replaced: number;
  readonly failed: number;
}

/** `live-labs flood LAB`: holds connections to the lab's own server until ENTER or its time ends. */
export const floodCommand: CliCommand = {
  name: 'flood',
  usage: 'LAB [--count N] [--port P] [--for SECONDS] [--engine HOST]',
  summary: "Hold connections open to a lab's running server.",
  options: {
    count: { type: 'string' },
    port: { type: 'string' },
    for: { type: 'string' },
    engine: { type: 'string' },
  },
  names: { least: 1, most: 1 },
  async run(call) {
    const count = wholeNumber(call, 'count', defaultCount);
    const seconds = wholeNumber(call, 'for', longestSeconds, longestSeconds);
    const { lab, container: plan, file } = asRunnable(await loadLab(call.names[0] ?? ''));
    const port =
      textOption(call, 'port') === undefined
        ? plan.ports[0]?.container
        : wholeNumber(call, 'port', 0, highestPort);
    if (port === undefined)
      throw new LabsError('lab-incomplete', { file, missing: 'published port' });
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, plan.name);
    if (container.labels[labLabel] !== lab.id)
      throw new LabsError('flood-refused', {
        name: plan.name,
        why: 'it is not a container of this lab',
      });
    await using source = await openSnapshotSource(engine, container);
    await using flood = await startFlood(container, port, count);
    const samples = await hold(flood, source, seconds, call);
    await flood.release();
    const end = await sampleOf(flood, source);
    print(end, flood, call);
    call.output.result({ samples, end });
    // A load that never stood is not what was asked for.
    return samples.some(({ held }) => held === count) ? 0 : 1;
  },
};

async function hold(
  flood: Flood,
  source: SnapshotSource,
  seconds: number,
  call: CliCall,
): Promise<readonly FloodSample[]> {
  const samples: FloodSample[] = [];
  const enter = new AbortController();
  const release = (): void => {
    enter.abort();
  };
  const interactive = process.stdin.isTTY && call.options['for'] === undefined;
  if (interactive) {
    call.output.line('Press ENTER to release the connections.');
    process.stdin.once('data', release);
  }
  const end = systemClock.now() + seconds * 1000;
  const over = AbortSignal.any([call.signal, enter.signal]);
  try {
    while (systemClock.now() < end && !enter.signal.aborted) {
      const sample = await sampleOf(flood, source);
      samples.push(sample);
      print(sample, flood, call);
      await systemClock
        .sleep(Math.min(sampleMilliseconds, Math.max(0, end - systemClock.now())), over)
        .catch(() => {
          call.signal.throwIfAborted();
        });
    }
  } finally {
    // A listener on the input would keep the process alive.
    if (interactive) process.stdin.off('data', release).pause();
  }
  return samples;
}

async function sampleOf(flood: Flood, source: SnapshotSource): Promise<FloodSample> {
  const { connections, takenAt } = await source.take();
  const { wanted, held, dropped, replaced, failed } = flood.counts;
  return {
    at: new Date(takenAt).toISOString(),
    wanted,
    held,
    accepted: connections?.established ?? null,
    queued: connections?.queued ?? null,
    dropped,
    replaced,
    failed: Object.values(failed).reduce((sum, number) => sum + number, 0),
  };
}

function print(sample: FloodSample, flood: Flood, { output }: CliCall): void {
  const { wanted, held, accepted, queued, dropped, replaced, failed } = sample;
  const codes = failed === 0 ? '' : ` (${Object.keys(flood.counts.failed).join(', ')})`;
  output.line(
    `${sample.at.slice(11, 19)}  held ${String(held)} of ${String(wanted)}  ` +
      `accepted ${String(accepted ?? '?')}  waiting ${String(queued ?? '?')}  ` +
      `dropped ${String(dropped)}  replaced ${String(replaced)}  failed ${String(failed)}${codes}`,
  );
}

function wholeNumber(call: CliCall, name: string, otherwise: number, most = Infinity): number {
  const text = textOption(call, name);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new LabsError('usage-wrong', {
      why: `--${name} takes a whole number from 1${most === Infinity ? '' : ` to ${String(most)}`}`,
    });
  return number;
}
