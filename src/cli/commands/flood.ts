import { systemClock } from '../../core/base/clock';
import { isLabsError, LabsError } from '../../core/base/errors';
import { floodedPort } from '../../core/flood/countsFor';
import { floodPlan, longestLimitMilliseconds, type FloodPlan } from '../../core/flood/floodPlan';
import { failedOf, refusedOf } from '../../core/flood/floodWords';
import { labLabel, type Flood, type SnapshotSource } from '../../core/ports';
import type { Snapshot } from '../../core/threads/snapshot';
import { floodStarter } from '../../flood';
import { asRunnable, loadLab } from '../../run/loadLab';
import { openSnapshotSource } from '../../sampling';
import { textOption, type CliCall, type CliCommand } from '../command';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';

const defaultCount = 100;
const defaultSeconds = 600;
const longestSeconds = longestLimitMilliseconds / 1000;

const highestPort = 65_535;

const sampleMilliseconds = 1000;

const profiles = ['partial-request', 'keep-alive'] as const;

/** One line of the flood's story: our own side and, from inside the container, the server's. */
interface FloodSample {
  readonly at: string;
  readonly wanted: number;
  readonly held: number;
  /** At the port of the flood, whoever the client is. */
  readonly accepted: number | null;
  /** The length of that port's accept queue. */
  readonly queued: number | null;
  readonly dropped: number;
  readonly replaced: number;
  readonly failed: number;
  readonly refused: number;
  /** Failed attempts, and dropped connections that ended with an error, by the system's code. */
  readonly codes: Readonly<Record<string, number>>;
}

/** `live-labs flood LAB`: holds connections to the lab's own server until ENTER or its time ends. */
export const floodCommand: CliCommand = {
  name: 'flood',
  usage:
    'LAB [--count N] [--port P] [--for SECONDS] [--profile partial-request|keep-alive] ' +
    '[--ramp SECONDS] [--no-replace] [--engine HOST]',
  summary: "Hold connections open to a lab's running server.",
  options: {
    count: { type: 'string' },
    port: { type: 'string' },
    for: { type: 'string' },
    profile: { type: 'string' },
    ramp: { type: 'string' },
    'no-replace': { type: 'boolean' },
    engine: { type: 'string' },
  },
  names: { least: 1, most: 1 },
  async run(call) {
    const plan = planOf(call);
    const { lab, container: planned, file } = asRunnable(await loadLab(call.names[0] ?? ''));
    const port =
      textOption(call, 'port') === undefined
        ? planned.ports[0]?.container
        : wholeNumber(call, 'port', 0, highestPort);
    if (port === undefined)
      throw new LabsError('lab-incomplete', { file, missing: 'published port' });
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, planned.name);
    if (container.labels[labLabel] !== lab.id)
      throw new LabsError('flood-refused', {
        name: planned.name,
        why: 'it is not a container of this lab',
      });
    await using source = await openSnapshotSource(engine, container);
    await using flood = await floodStarter(call.programs.flood)(engine, container, port, plan);
    const samples = await hold(flood, source, call);
    await flood.release();
    const ended = await flood.ended;
    const end = await sampleOf(flood, source);
    print(end, call);
    const isLost = ended.why === 'failed';
    if (isLost) call.output.notice(`live-labs: ${ended.failure.message}`);
    const why = isLost ? { why: ended.why, message: ended.failure.message } : { why: ended.why };
    call.output.result({ samples, end: { ...end, ...why } });
    if (isLost) return 1;
    // A load that never stood is not what was asked for.
    return samples.some(({ held }) => held === plan.count) ? 0 : 1;
  },
};

function planOf(call: CliCall): FloodPlan {
  const profile = textOption(call, 'profile') ?? 'partial-request';
  const known = profiles.find((candidate) => candidate === profile);
  if (known === undefined)
    throw new LabsError('usage-wrong', { why: `--profile takes ${profiles.join(' or ')}` });
  return floodPlan({
    count: wholeNumber(call, 'count', defaultCount),
    profile: known,
    rampMilliseconds: 1000 * wholeNumber(call, 'ramp', 0, longestSeconds),
    replacing: call.options['no-replace'] !== true,
    limitMilliseconds: 1000 * wholeNumber(call, 'for', defaultSeconds, longestSeconds),
  });
}

/** Samples until ENTER, or until the flood has ended by itself. */
async function hold(
  flood: Flood,
  source: SnapshotSource,
  call: CliCall,
): Promise<readonly FloodSample[]> {
  const samples: FloodSample[] = [];
  const stop = new AbortController();
  const release = (): void => {
    stop.abort();
  };
  const isOver = (): boolean => stop.signal.aborted;
  const interactive = process.stdin.isTTY && call.options['for'] === undefined;
  if (interactive) {
    call.output.line('Press ENTER to exit');
    process.stdin.once('data', release);
  }
  void flood.ended.then(release);
  const over = AbortSignal.any([call.signal, stop.signal]);
  try {
    // A ramp is worth watching from the start.
    if (flood.state.due === flood.state.wanted) await flood.settled;
    while (!isOver()) {
      const sample = await sampleOf(flood, source);
      // It may have ended by itself meanwhile, and its end is told by whoever holds it.
      if (isOver()) break;
      samples.push(sample);
      print(sample, call);
      await systemClock.sleep(sampleMilliseconds, over).catch(() => {
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
  const { connections, takenAt } = await serverSide(source);
  const { state } = flood;
  const server = connections && floodedPort(state, connections);
  const { wanted, held, dropped, replaced } = state;
  return {
    at: new Date(takenAt).toISOString(),
    wanted,
    held,
    accepted: server?.established ?? null,
    queued: server?.queueLength ?? null,
    dropped,
    replaced,
    failed: failedOf(state),
    refused: refusedOf(state),
    codes: codesOf(state),
  };
}

/** A flood may end with its container, and then nobody can look at the server any more. */
async function serverSide(
  source: SnapshotSource,
): Promise<Pick<Snapshot, 'connections' | 'takenAt'>> {
  try {
    return await source.take();
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    return { connections: undefined, takenAt: systemClock.now() };
  }
}

function codesOf({ failed, broken }: Flood['state']): FloodSample['codes'] {
  const codes: Record<string, number> = { ...failed };
  for (const [code, count] of Object.entries(broken)) codes[code] = (codes[code] ?? 0) + count;
  return codes;
}

function print(sample: FloodSample, { output }: CliCall): void {
  const { wanted, held, accepted, queued, dropped, replaced, failed, codes } = sample;
  const named = Object.entries(codes).map(([code, count]) => `${String(count)} x ${code}`);
  output.line(
    `${sample.at.slice(11, 19)}  held ${String(held)} of ${String(wanted)}  ` +
      `accepted ${String(accepted ?? '?')}  waiting ${String(queued ?? '?')}  ` +
      `dropped ${String(dropped)}  replaced ${String(replaced)}  failed ${String(failed)}` +
      (named.length === 0 ? '' : ` (${named.join(', ')})`),
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
