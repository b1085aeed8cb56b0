import { systemClock } from '../../core/base/clock';
import { describeSnapshot } from '../../core/threads/describeSnapshot';
import { formatSnapshot } from '../../core/threads/formatSnapshot';
import type { Snapshot } from '../../core/threads/snapshot';
import { SamplingLoop } from '../../run/samplingLoop';
import { openSnapshotSource } from '../../sampling';
import type { CliCommand } from '../command';
import type { Output } from '../output';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';

/** `live-labs threads NAME`: the processes and threads of a container, once or live. */
export const threadsCommand: CliCommand = {
  name: 'threads',
  usage: 'NAME [--watch] [--engine HOST]',
  summary: "Show a container's processes and threads.",
  options: { watch: { type: 'boolean' }, engine: { type: 'string' } },
  names: { least: 1, most: 1 },
  async run(call) {
    const { output, signal } = call;
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, call.names[0] ?? '');
    await using source = await openSnapshotSource(engine, container);
    let last = await source.take(signal);
    if (call.options['watch'] === true) {
      const loop = new SamplingLoop(source, systemClock);
      loop.onSnapshot((snapshot) => {
        last = snapshot;
        output.clear();
        print(snapshot, output, output.rows);
      });
      await loop.run(signal);
    } else {
      print(last, output);
    }
    output.result(asJson(last));
    return signal.aborted ? 130 : 0;
  },
};

/** Prints as many lines as there is room for, so that the summary stays in sight. */
function print(snapshot: Snapshot, output: Output, rows = Infinity): void {
  const lines = [
    output.style('bold', describeSnapshot(snapshot)),
    output.style('dim', `read by ${snapshot.source}`),
    ...formatSnapshot(snapshot).split('\n'),
  ];
  const room = lines.length < rows ? lines.length : Math.max(rows - 2, 3);
  for (const line of lines.slice(0, room)) output.line(line);
  if (room < lines.length)
    output.line(output.style('dim', `... ${String(lines.length - room)} more lines`));
}

/** The stable shape of --json: what we run in the container ourselves is left out. */
function asJson({ source, takenAt, processes, connections }: Snapshot): object {
  return {
    source,
    takenAt: new Date(takenAt).toISOString(),
    processes: processes
      .filter(({ ours }) => !ours)
      .map(({ pid, hostPid, ppid, user, command, role, threads }) => ({
        pid,
        hostPid,
        ppid,
        user,
        command,
        role,
        threads: threads.map(({ lwp, name, state, role: threadRole, waitsFor }) => ({
          lwp,
          name,
          state,
          role: threadRole,
          waitsFor,
        })),
      })),
    connections: connections?.established ?? null,
    queue: connections?.queued ?? null,
  };
}
