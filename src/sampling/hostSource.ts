import { readFileSync } from 'node:fs';
import { machine } from 'node:os';
import * as l10n from '@vscode/l10n';
import { systemClock, type Clock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import type { ContainerFacts, Engine, SnapshotSource } from '../core/ports';
import { SnapshotAssembly } from '../core/threads/assembleSnapshot';
import { kernelArchitecture } from '../core/threads/parseSyscall';
import { readsThreads } from '../core/threads/detail';
import { pageBytesOf } from '../core/threads/pageSize';
import type { Detail, Snapshot } from '../core/threads/snapshot';
import { ticksOf } from '../core/threads/startTimes';
import { lacksDescriptor, openFilesLimit } from '../proc/procFiles';
import { asReadings } from './asReadings';
import { CommandLines } from './commandLines';
import { openSampler } from './openSampler';
import { cgroupMembers } from './host/cgroupMembers';
import { findHostContainer, type HostContainer } from './host/hostContainer';
import { HostProcesses, type HostProcess } from './host/hostProcesses';
import { HeldSockets } from './host/heldSockets';
import { HostTables, type TableReading } from './host/hostTables';
import { hostUsers } from './host/hostUsers';
import { InsideView } from './host/insideView';
import { Pace } from './host/pace';
import { Room } from './host/keptFiles';
import { readList, readRecord } from './host/readNow';
import { readStat } from './host/readStat';
import { Zombies } from './host/zombies';

/**
 * Reads this machine's own /proc, where the engine's containers run on this very kernel; undefined where
 * that is not proved. What threads wait for may be read here by root and by whose processes they are, and then
 * nothing is started in the container; for others it is read by one exec inside, if there can be one.
 */
export async function openHostSource(
  engine: Engine,
  container: ContainerFacts,
  clock: Clock = systemClock,
  proc = '/proc',
): Promise<SnapshotSource | undefined> {
  return withDescriptors(container.name, async () => {
    const found = await findHostContainer(container, proc);
    if (found === undefined) return undefined;
    const users = await hostUsers(engine, container.id, `${proc}/${found.hostPid}/root`);
    const inside = new InsideView(
      () => openSampler(engine, container),
      kernelArchitecture(machine()),
      clock,
    );
    return new HostSource(container.name, found, { users, inside }, clock, proc);
  });
}

/** What fails for want of a file descriptor says so: nothing that was read then is true. */
async function withDescriptors<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (caught) {
    if (!lacksDescriptor(caught)) throw caught;
    throw new LabsError('descriptors-missing', { name });
  }
}

/** What this machine's /proc does not tell to everybody. */
interface EngineSide {
  readonly users: ReadonlyMap<number, string>;
  readonly inside: InsideView;
}

class HostSource implements SnapshotSource {
  readonly name = 'host /proc';
  readonly #commandLines = new CommandLines();
  readonly #processes: HostProcesses;
  readonly #zombies: Zombies;
  readonly #tables: HostTables;
  readonly #held: HeldSockets;
  readonly #assembly = new SnapshotAssembly();
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(
    private readonly containerName: string,
    private readonly container: HostContainer,
    private readonly engineSide: EngineSide,
    private readonly clock: Clock,
    private readonly proc: string,
  ) {
    const room = new Room(openFilesLimit(readList('/proc/self/limits') ?? '', 'soft') ?? 0);
    const architecture = kernelArchitecture(machine());
    this.#processes = new HostProcesses(container, architecture, pageBytes(), room, proc);
    this.#zombies = new Zombies(container.group, proc);
    this.#tables = new HostTables(`${proc}/${container.hostPid}/net`);
    this.#held = new HeldSockets(proc);
  }

  take(signal?: AbortSignal, detail: Detail = 'threads'): Promise<Snapshot> {
    const snapshot = this.#turn.then(() =>
      withDescriptors(this.containerName, () => this.#take(signal, detail)),
    );
    this.#turn = Promise.allSettled([snapshot]);
    return snapshot;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await this.#turn;
    this.#processes.close();
    await this.engineSide.inside[Symbol.asyncDispose]();
  }

  async #take(signal: AbortSignal | undefined, detail: Detail): Promise<Snapshot> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw this.#failure(l10n.t('nobody looks at it any more'));
    const pace = new Pace(signal);
    const [tables, seen] = await Promise.all([this.#tables.read(), this.#read(detail, pace)]);
    const near = await this.#withHeld(seen, tables, detail, pace);
    // Only what was read while it ran is all of it, and not of another with its numbers.
    if (!this.#runs()) throw this.#failure(l10n.t('it does not run any more'));
    const takenAt = this.clock.now();
    const accepted = tables.accepted ?? new Set();
    const processes = await this.engineSide.inside.complete(near, accepted, signal);
    if (pace.wasLong) await pace.rest();
    const lines = await this.#commandLines.of(processes, takenAt, (pids) => {
      const due = new Set(pids);
      return this.#processes.commandLines(processes.filter(({ main }) => due.has(main.id)));
    });
    return this.#assembly.assemble({
      source: this.name,
      takenAt,
      bootedAt: this.container.bootedAt,
      users: this.engineSide.users,
      connections: tables.counts,
      processes: asReadings(processes, lines),
    });
  }

  async #read(detail: Detail, pace: Pace): Promise<readonly HostProcess[]> {
    const first = await this.#readOnce(detail, pace);
    // Their parents are known only now, and they have hardly ever changed since the sample before.
    return this.#zombies.haveCome(first, this.clock.now()) ? this.#readOnce(detail, pace) : first;
  }

  async #readOnce(detail: Detail, pace: Pace): Promise<readonly HostProcess[]> {
    const uptime = readRecord(`${this.proc}/uptime`) ?? '';
    const zombies = this.#zombies.still();
    const members = cgroupMembers(this.container.group);
    if (members === undefined) throw this.#failure(l10n.t('it does not run any more'));
    return this.#processes.read(new Set([...members, ...zombies]), ticksOf(uptime), detail, pace);
  }

  /** With how many connections those hold that are looked at closely. */
  async #withHeld(
    processes: readonly HostProcess[],
    { accepted }: TableReading,
    detail: Detail,
    pace: Pace,
  ): Promise<readonly HostProcess[]> {
    if (accepted === undefined) return processes;
    const near = processes.filter(({ main }) => readsThreads(detail, main.id));
    const held = await this.#held.of(near, accepted, pace);
    return processes.map((process) => ({
      ...process,
      heldConnections: held.get(process.hostPid),
    }));
  }

  #runs(): boolean {
    const { hostPid, startTicks } = this.container;
    const stat = readStat(this.proc, hostPid);
    return stat?.startTicks === startTicks && stat.state !== 'Z' && stat.state !== 'X';
  }

  #failure(why: string): LabsError {
    return new LabsError('sample-failed', { name: this.containerName, why });
  }
}

/** Of this machine's memory, by the vector that each program gets at its start. */
function pageBytes(): number | undefined {
  try {
    return pageBytesOf(readFileSync('/proc/self/auxv'));
  } catch {
    return undefined;
  }
}
