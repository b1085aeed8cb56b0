import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { systemClock, type Clock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import type { ContainerFacts, Engine, SnapshotSource } from '../core/ports';
import { assembleSnapshot } from '../core/threads/assembleSnapshot';
import { parsePasswd } from '../core/threads/parsePasswd';
import { kernelArchitecture } from '../core/threads/parseSyscall';
import type { Snapshot } from '../core/threads/snapshot';
import type { KernelArchitecture } from '../core/threads/systemCallNames';
import { asReadings } from './asReadings';
import { CommandLines } from './commandLines';
import { parseCommandLines } from './parseCommandLines';
import { parseSample } from './parseSample';
import { QuietSockets } from './quietSockets';
import { SamplerDialogue } from './samplerDialogue';
import { samplerCommand, samplerScript, samplerVariable } from './samplerScript';

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
  const id = randomUUID();
  const session = await engine.exec(container.id, {
    command: samplerCommand,
    tty: false,
    user: '0',
    environment: { [samplerVariable]: id },
  });
  const dialogue = new SamplerDialogue(session, container.name);
  try {
    const separator = await dialogue.ask(`${samplerScript}\nshow /proc/self/environ`);
    if (!separator.includes(id))
      throw unreadable(container.name, l10n.t('its /proc shows no environment'));
    const users = parsePasswd(await dialogue.ask('show /etc/passwd'));
    return new ExecSource(container.name, dialogue, { separator, users, architecture }, clock);
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
}

class ExecSource implements SnapshotSource {
  readonly name = 'exec';
  readonly #commandLines = new CommandLines();
  readonly #quiet = new QuietSockets();

  constructor(
    private readonly container: string,
    private readonly dialogue: SamplerDialogue,
    private readonly constants: Constants,
    private readonly clock: Clock,
  ) {}

  async take(signal?: AbortSignal): Promise<Snapshot> {
    const text = await this.dialogue.ask(`sample "${this.#quiet.numbers}"`, signal);
    const takenAt = this.clock.now();
    const sample = parseSample(text, this.constants.architecture);
    // The shell at least is always there.
    if (sample.processes.length === 0)
      throw unreadable(this.container, l10n.t('its /proc shows nothing'));
    const lines = await this.#commandLines.of(sample.processes, takenAt, (pids) =>
      this.#readCommandLines(pids, signal),
    );
    return assembleSnapshot({
      source: this.name,
      takenAt,
      users: this.constants.users,
      connections: this.#quiet.countsOf(sample.sockets, sample.socketNumbers),
      processes: asReadings(sample.processes, lines),
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

function unreadable(name: string, why: string): LabsError {
  return new LabsError('sample-failed', { name, why });
}
