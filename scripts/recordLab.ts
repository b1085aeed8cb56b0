import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '../src/core/base/clock';
import type { Recording } from '../src/core/recording/recording';
import { snapshotCounts, type SnapshotCounts } from '../src/core/threads/snapshotCounts';
import { findEngine, thisMachine } from '../src/engine';
import { floodCommands, floodStarter } from '../src/flood';
import { EngineLink } from '../src/run/engineLink';
import { installationId } from '../src/run/installation';
import { LabSession } from '../src/run/labSession';
import { asRunnable, loadLab, type RunnableLab } from '../src/run/loadLab';
import { SessionRecorder } from '../src/run/sessionRecorder';
import { openSnapshotSource } from '../src/sampling';
import { couldNotRun, runScript } from './tools/runScript';

const usage = `Usage: npm run record [-- FOLDER]

Starts the container of the lab in FOLDER (walkthroughs/apache2-live-action), floods it, releases it when it
has grown as far as it does, waits until it has shrunk again, and writes what was seen into
FOLDER/recording.jsonl, which ships with the lab. The container must not be there before.

Exit code: 0 written, 2 could not run, 130 interrupted.`;

/** So many connections show the limit of the lab's server, and its accept queue. */
const connections = 100;

/** Nothing that can be counted has changed for so long: it has settled. */
const settledMilliseconds = 6000;

/** `npm run record`: makes the recording of a lab. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [folder = 'walkthroughs/apache2-live-action', ...others] = args;
  if (others.length > 0 || folder.startsWith('-')) {
    console.error(usage);
    return couldNotRun;
  }
  return runScript(async (signal) => {
    const loaded = asRunnable(await loadLab(join(folder, 'lab.md')));
    await using link = new EngineLink(
      () => findEngine({ environment: { ...thisMachine(), variables: process.env }, signal }),
      systemClock,
    );
    await using session = new LabSession(loaded, kitOf(link), undefined);
    await session.refresh();
    const recording = await record(session, loaded, signal);
    const text = recording.toText();
    await writeFile(join(folder, 'recording.jsonl'), text);
    console.log(`${String(recording.to - recording.from)} ms, ${String(text.length)} characters`);
    return 0;
  });
}

function kitOf(link: EngineLink): ConstructorParameters<typeof LabSession>[1] {
  const flood = { node: process.execPath, file: resolve('dist/flood.cjs') };
  const say = (words: unknown): void => {
    console.error(words);
  };
  return {
    link,
    clock: systemClock,
    createContext: async (engine) => ({
      engine,
      openSnapshotSource,
      startFlood: floodStarter(floodCommands(flood)),
      clock: systemClock,
      log: { info: say, warn: say },
      mayRunOnHost: () => false,
      owner: await installationId(process.env),
      lease: undefined,
    }),
    report: say,
  };
}

async function record(
  session: LabSession,
  loaded: RunnableLab,
  signal: AbortSignal,
): Promise<Recording> {
  const run = await session.run();
  const { name } = loaded.container;
  if ((await run.container.find()) !== undefined)
    throw new Error(`The container ${name} is there already: remove it first.`);
  try {
    await session.perform({ do: 'run' }, { signal });
    using seen = new SessionEyes(session);
    const idle = await seen.settled(() => true, signal);
    await session.perform({ do: 'flood', count: connections }, { signal });
    const full = await seen.settled(({ threads }) => threads > idle.threads, signal);
    await session.perform({ do: 'release' }, { signal });
    await seen.settled(({ threads }) => threads < full.threads, signal);
    return seen.recorder.recorder.recording({
      lab: loaded.lab.title,
      container: name,
      madeAt: systemClock.now(),
      published: loaded.container.ports[0],
      facts: await run.observer.names(),
      factPlaces: await run.observer.factPlaces(),
      prediction: undefined,
    });
  } finally {
    await session.perform({ do: 'stop' }, {});
  }
}

/** Looks at a session for as long as it is recorded. */
class SessionEyes implements Disposable {
  readonly recorder: SessionRecorder;
  readonly #watch: { dispose(): void };
  #counts: SnapshotCounts = { processes: 0, threads: 0, connections: 0, queued: 0 };
  #since = systemClock.now();

  constructor(session: LabSession) {
    this.recorder = new SessionRecorder(
      session,
      () => systemClock.now(),
      () => undefined,
    );
    this.recorder.begin();
    this.#watch = session.live.watch((snapshot) => {
      this.recorder.see(snapshot);
      const counts = snapshotCounts(snapshot);
      if (counts.threads !== this.#counts.threads || counts.queued !== this.#counts.queued)
        this.#since = systemClock.now();
      this.#counts = counts;
    });
  }

  /** Waits until it is as it should be and nothing has changed for a while. */
  async settled(
    isSo: (counts: SnapshotCounts) => boolean,
    signal: AbortSignal,
  ): Promise<SnapshotCounts> {
    const from = systemClock.now();
    for (;;) {
      await systemClock.sleep(200, signal);
      const since = Math.max(from, this.#since);
      const isSettled = systemClock.now() - since > settledMilliseconds;
      if (isSettled && this.#counts.threads > 0 && isSo(this.#counts)) return this.#counts;
    }
  }

  [Symbol.dispose](): void {
    this.#watch.dispose();
    this.recorder.dispose();
  }
}
