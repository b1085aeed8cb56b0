import { systemClock } from '../../core/base/clock';
import { describeSnapshot } from '../../core/threads/describeSnapshot';
import { isLabsError } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import { differenceLines, differencesBetween } from '../../core/threads/differences';
import { formatPs } from '../../core/threads/formatPs';
import { formatSnapshot } from '../../core/threads/formatSnapshot';
import { serverWords } from '../../core/threads/roles/serverWords';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { sourceWords } from '../../core/threads/sourceWords';
import { runExec } from '../../run/runExec';
import { SamplingLoop } from '../../run/samplingLoop';
import { openSnapshotSource } from '../../sampling';
import type { CliCommand } from '../command';
import type { Output } from '../output';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';

/** `live-labs threads NAME`: the processes and threads of a container, once or live. */
export const threadsCommand: CliCommand = {
  name: 'threads',
  usage: 'NAME [--watch] [--ps] [--engine HOST]',
  summary: "Show a container's processes and threads.",
  options: { watch: { type: 'boolean' }, ps: { type: 'boolean' }, engine: { type: 'string' } },
  names: { least: 1, most: 1 },
  async run(call) {
    const { output, signal, options } = call;
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, call.names[0] ?? '');
    await using source = await openSnapshotSource(engine, container);
    const format =
      options['ps'] === true ? await psFormat(engine, container.id) : describedTable(output);
    let last = await source.take(signal);
    if (options['watch'] === true) {
      const loop = new SamplingLoop(source, systemClock);
      const picture = output.rows === undefined ? new Diary(output) : new Screen(output, format);
      loop.onSnapshot((snapshot) => {
        last = snapshot;
        picture.show(snapshot);
      });
      await loop.run(signal);
    } else {
      output.line(format(last));
    }
    output.result(asJson(last));
    return signal.aborted ? 130 : 0;
  },
};

/** As the `ps` of this container prints it. */
async function psFormat(engine: Engine, id: string): Promise<(snapshot: Snapshot) => string> {
  const width = await pidWidth(engine, id);
  return (snapshot) => formatPs(snapshot, width);
}

/** How long the kernel's largest PID is; undefined where nothing can be run in the container to read it. */
async function pidWidth(engine: Engine, id: string): Promise<number | undefined> {
  try {
    const { stdout } = await runExec(engine, id, ['cat', '/proc/sys/kernel/pid_max']);
    return /^\d+$/.exec(stdout.trim())?.[0].length;
  } catch (caught) {
    if (isLabsError(caught)) return undefined;
    throw caught;
  }
}

/** The table under what it shows in one line, how the server works, and how all of it was read. */
function describedTable(output: Output): (snapshot: Snapshot) => string {
  return (snapshot) => {
    const server = serverWords(snapshot);
    return [
      output.style('bold', describeSnapshot(snapshot)),
      ...(server === undefined ? [] : [output.style('dim', server)]),
      output.style('dim', sourceWords(snapshot.source)),
      formatSnapshot(snapshot),
    ].join('\n');
  };
}

/** On a terminal each picture takes the place of the one before. */
class Screen {
  constructor(
    private readonly output: Output,
    private readonly format: (snapshot: Snapshot) => string,
  ) {}

  /** As many lines as there is room for, so that the summary stays in sight. */
  show(snapshot: Snapshot): void {
    const { output } = this;
    const lines = this.format(snapshot).split('\n');
    const rows = output.rows ?? Infinity;
    const room = lines.length < rows ? lines.length : Math.max(rows - 2, 3);
    output.clear();
    for (const line of lines.slice(0, room)) output.line(line);
    if (room < lines.length)
      output.line(output.style('dim', `... ${String(lines.length - room)} more lines`));
  }
}

/** Anywhere else a line tells each thing that has happened, and when. */
class Diary {
  #before: Snapshot | undefined;
  #described = '';

  constructor(private readonly output: Output) {}

  show(snapshot: Snapshot): void {
    const lines =
      this.#before === undefined
        ? [sourceWords(snapshot.source)]
        : [...differenceLines(differencesBetween(this.#before, snapshot))];
    const described = describeSnapshot(snapshot);
    if (described !== this.#described) lines.push(described);
    this.#before = snapshot;
    this.#described = described;
    const time = new Date(snapshot.takenAt).toISOString().slice(11, 23);
    for (const line of lines) this.output.line(`${time} ${line}`);
  }
}

/** The stable shape of --json: what we run in the container ourselves is left out. */
function asJson(snapshot: Snapshot): object {
  const { source, takenAt, processes, connections } = snapshot;
  return {
    source,
    takenAt: new Date(takenAt).toISOString(),
    server: serverWords(snapshot) ?? null,
    processes: processes.filter(({ ours }) => !ours).map(processAsJson),
    connections: connections?.established ?? null,
    queue: connections?.queued ?? null,
    ports: connections?.ports ?? null,
  };
}

function processAsJson(process: ProcessSnapshot): object {
  const { pid, hostPid, ppid, user, command, commandLine, role } = process;
  const { threadCount, rssBytes, cpuPercent, heldConnections, threads } = process;
  return {
    ...{ pid, hostPid, ppid, user, command, commandLine, role },
    ...{ threadCount, rssBytes, cpuPercent, heldConnections },
    threads: threads.map(threadAsJson),
  };
}

function threadAsJson({ lwp, name, state, role, cpuPercent, waitsFor }: ThreadSnapshot): object {
  return { lwp, name, state, role, cpuPercent, waitsFor };
}
