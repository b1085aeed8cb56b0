import * as l10n from '@vscode/l10n';
import { systemClock, type Clock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import type { ContainerFacts, Engine, SnapshotSource } from '../core/ports';
import { SnapshotAssembly } from '../core/threads/assembleSnapshot';
import { parsePasswd } from '../core/threads/parsePasswd';
import { kernelArchitecture } from '../core/threads/parseSyscall';
import { acceptedSockets, listeningPorts } from '../core/threads/connectionCounts';
import { readsThreads } from '../core/threads/detail';
import type { ConnectionCounts, Detail, Snapshot } from '../core/threads/snapshot';
import { bootTime } from '../core/threads/startTimes';
import type { KernelArchitecture } from '../core/threads/systemCallNames';
import { asReadings } from './asReadings';
import { CommandLines } from './commandLines';
import { openSampler } from './openSampler';
import { parseCommandLines } from './parseCommandLines';
import { parseSample, type Sample } from './parseSample';
import { heldOf } from './parseSocketLinks';
import { QuietSockets } from './quietSockets';
import type { SampledProcess } from './sampledProcess';
import type { SamplerDialogue } from './samplerDialogue';

/**
 * Reads /proc from inside the container, by one long-lived shell that is asked for each sample. It
 * has no TTY, so it ends when its input does, whatever happens to us. Works with every engine,
 * wherever it runs. What threads wait for is only readable where the container has SYS_PTRACE.
 */
export async function openExecSource(
  engine: Engine,
  container: ContainerFacts,
  clock: Clock = systemClock,
): Promise<SnapshotSource> {
  // The engine's machine, not `uname` inside: in an emulated container the kernel has its own numbers.
  const architecture = kernelArchitecture((await engine.about()).architecture);
  const { dialogue, separator } = await openSampler(engine, container);
  try {
    const users = parsePasswd(await dialogue.ask('show /etc/passwd'));
    const bootedAt = bootTime(await dialogue.ask('show /proc/stat'));
    const constants = { separator, users, architecture, bootedAt };
    return new ExecSource(container.name, dialogue, constants, clock);
  } catch (caught) {
    await dialogue[Symbol.asyncDispose]();
    throw caught;
  }
}

/** What is read once and does not change while the shell runs. */
interface Constants {
  /** Stands after each command line. */
  readonly separator: string;
  readonly users: ReadonlyMap<number, string>;
  readonly architecture: KernelArchitecture | undefined;
  /** Milliseconds since the epoch. */
  readonly bootedAt: number | undefined;
}

class ExecSource implements SnapshotSource {
  readonly name = 'exec';
  readonly #commandLines = new CommandLines();
  readonly #quiet = new QuietSockets();
  readonly #assembly = new SnapshotAssembly();

  constructor(
    private readonly container: string,
    private readonly dialogue: SamplerDialogue,
    private readonly constants: Constants,
    private readonly clock: Clock,
  ) {}

  async take(signal?: AbortSignal, detail: Detail = 'threads'): Promise<Snapshot> {
    const question = `sample "${this.#quiet.numbers}" "${wanted(detail)}"`;
    const text = await this.dialogue.ask(question, signal);
    const takenAt = this.clock.now();
    const sample = parseSample(text, this.constants.architecture, detail);
    // The shell at least is always there.
    if (sample.processes.length === 0)
      throw unreadable(this.container, l10n.t('its /proc shows nothing'));
    const lines = await this.#commandLines.of(sample.processes, takenAt, (pids) =>
      this.#readCommandLines(pids, signal),
    );
    const connections = this.#quiet.countsOf(sample.sockets, sample.socketNumbers);
    return this.#assembly.assemble({
      source: this.name,
      takenAt,
      bootedAt: this.constants.bootedAt,
      users: this.constants.users,
      connections,
      processes: asReadings(withHeld(sample, connections, detail), lines),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dialogue[Symbol.asyncDispose]();
  }

  async #readCommandLines(
    pids: readonly number[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<number, string>> {
    const text = await this.dialogue.ask(`arguments ${pids.join(' ')}`, signal);
    return parseCommandLines(text, pids, this.constants.separator);
  }
}

/** As the shell is told which processes' threads to read. */
function wanted(detail: Detail): string {
  if (detail === 'threads') return 'all';
  return detail === 'counts' ? 'none' : ` ${[...detail].join(' ')} `;
}

/** With how many connections those hold that are looked at closely. */
function withHeld(
  { processes, sockets, socketLinks }: Sample,
  connections: ConnectionCounts | undefined,
  detail: Detail,
): readonly SampledProcess[] {
  if (connections === undefined) return processes;
  const accepted = acceptedSockets(sockets ?? [], listeningPorts(sockets ?? []));
  return processes.map((process) => {
    const { id } = process.main;
    if (!readsThreads(detail, id)) return process;
    const own = accepted.size === 0 ? [] : socketLinks.get(id);
    return { ...process, heldConnections: heldOf(own, accepted) };
  });
}

function unreadable(name: string, why: string): LabsError {
  return new LabsError('sample-failed', { name, why });
}
