import * as l10n from '@vscode/l10n';
import { systemClock, type Clock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import { safeLine } from '../core/base/safeText';
import type { ContainerFacts, Engine, SnapshotSource } from '../core/ports';
import { assembleSnapshot, type ProcessReading } from '../core/threads/assembleSnapshot';
import {
  parseProcessTable,
  processTableOptions,
  type ListedProcess,
} from '../core/threads/parseProcessTable';
import type { Snapshot } from '../core/threads/snapshot';
import { ticksInSecond } from '../core/threads/startTimes';

/**
 * Asks the engine for its list of processes, which works where nothing can be run in the container. It tells
 * of processes only, with the numbers of the engine's machine: its rows of threads cannot be relied on
 * (moby issues 30580, 34282 and 22824).
 */
export function openListSource(
  engine: Engine,
  container: ContainerFacts,
  clock: Clock = systemClock,
): SnapshotSource {
  return new ListSource(engine, container, clock);
}

class ListSource implements SnapshotSource {
  readonly name = 'engine process list';
  readonly #starts = new Starts();

  constructor(
    private readonly engine: Engine,
    private readonly container: ContainerFacts,
    private readonly clock: Clock,
  ) {}

  async take(signal?: AbortSignal): Promise<Snapshot> {
    signal?.throwIfAborted();
    const { id, name } = this.container;
    const table = await this.engine.processes(id, processTableOptions, signal);
    const takenAt = this.clock.now();
    const listed = parseProcessTable(table);
    if (listed === undefined || listed.length === 0)
      throw new LabsError('sample-failed', {
        name,
        why: l10n.t('the engine’s list of processes lacks what is needed'),
      });
    const starts = this.#starts.of(listed, takenAt);
    const inside = new Set(listed.map(({ pid }) => pid));
    return assembleSnapshot({
      source: this.name,
      takenAt,
      bootedAt: 0,
      users: usersKnown,
      connections: undefined,
      processes: listed.map((process) => asReading(process, starts, inside)),
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

/** Whatever the container calls it, this one is root. */
const usersKnown: ReadonlyMap<number, string> = new Map([[0, 'root']]);

function asReading(
  process: ListedProcess,
  starts: ReadonlyMap<number, number>,
  inside: ReadonlySet<number>,
): ProcessReading {
  const { pid, ppid, userId, threadCount, residentBytes, commandLine } = process;
  return {
    main: {
      id: pid,
      name: programOf(commandLine),
      state: '?',
      ppid: inside.has(ppid) ? ppid : 0,
      cpuTicks: 0,
      startTicks: starts.get(pid) ?? 0,
    },
    hostPid: pid,
    userId,
    commandLine,
    threadCount,
    threads: [],
    seesWaits: false,
    terminal: undefined,
    residentBytes,
    heldConnections: undefined,
    ours: false,
  };
}

/** The kernel's name of a program is at most so long. */
const longestName = 15;

/** The program's name by its command line, made safe to show; servers such as nginx write `name: what it does`
 * there. */
function programOf(commandLine: string): string {
  const [first = ''] = commandLine.split(' ');
  const name = /^\[(.+)\]$/.exec(first)?.[1] ?? first.slice(first.lastIndexOf('/') + 1);
  return safeLine(name.replace(/^-|:$/g, '').slice(0, longestName));
}

/** Times of start, which the list tells only by whole seconds that have gone by since. */
class Starts {
  #known: ReadonlyMap<number, number> = new Map();

  /** In clock ticks since the epoch, by PID: that of the sample before as long as the list agrees with it. */
  of(listed: readonly ListedProcess[], now: number): ReadonlyMap<number, number> {
    const before = this.#known;
    this.#known = new Map(
      listed.map(({ pid, seconds }) => {
        const start = Math.round((now / 1000 - seconds) * ticksInSecond);
        const known = before.get(pid);
        const isSame = known !== undefined && Math.abs(known - start) <= 2 * ticksInSecond;
        return [pid, isSame ? known : start];
      }),
    );
    return this.#known;
  }
}
