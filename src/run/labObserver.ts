import * as l10n from '@vscode/l10n';
import { isLabsError, LabsError } from '../core/base/errors';
import type { Names } from '../core/checks/names';
import type {
  CommandAnswer,
  ExecAnswer,
  FileAnswer,
  HttpAnswer,
  KnockAnswer,
  Observer,
  Place,
} from '../core/checks/observer';
import type { FactPlace } from '../core/recording/shownFacts';
import type { ContainerFacts, FloodCounts, FloodEnd, SnapshotSource } from '../core/ports';
import { parseNetTcp, type TcpRow } from '../core/threads/parseNetTcp';
import { covers } from '../core/threads/detail';
import type { Detail, Snapshot } from '../core/threads/snapshot';
import { commandText, textValues } from './commandText';
import type { LabContainer } from './labContainer';
import type { RunnableLab } from './loadLab';
import { askPage } from './looks/askPage';
import { knockAt } from './looks/knockAt';
import { readContainerFile } from './looks/readContainerFile';
import { readHostFile } from './looks/readHostFile';
import { runInContainer, runOnHost } from './looks/runCommand';
import { QueueReader } from './queueReader';
import { readFacts, type FactReading } from './readFacts';
import type { RunContext } from './runContext';
import { runExec } from './runExec';

/** Reading a fact runs a program in the container, which a student who looks at its processes sees;
 * a configuration is not changed every second. */
const factsMilliseconds = 15_000;

type FactValues = Readonly<Record<string, string>>;

/** Looks at the real container for the checks of one lab. Keeps one snapshot source open while it
 * is asked for snapshots of the same container. */
export class LabObserver implements Observer, AsyncDisposable {
  #source: { readonly of: string; readonly source: SnapshotSource } | undefined;
  #taking: { readonly detail: Detail; readonly snapshot: Promise<Snapshot> } | undefined;
  #read:
    | { readonly of: string; readonly facts: readonly FactReading[]; readonly until: number }
    | undefined;
  #reading: Promise<readonly FactReading[]> | undefined;
  /** How often they were forgotten: what was read before that is not kept. */
  #readingAge = 0;
  readonly #answers: Record<string, string> = {};
  readonly #queue: QueueReader;

  constructor(
    private readonly own: LabContainer,
    private readonly loaded: RunnableLab,
    private readonly context: RunContext,
    readonly flood: () => FloodCounts | undefined,
    readonly floodOver: () => FloodEnd['why'] | undefined,
  ) {
    this.#queue = new QueueReader(context.engine, () => this.names());
  }

  container(): Promise<ContainerFacts | undefined> {
    return this.own.find();
  }

  /** Whoever asks while one is taken gets that one, unless it tells too little: a source takes never two at
   * once. A check gets every thread, since it may count them by their roles. */
  async snapshot(detail: Detail = 'threads'): Promise<Snapshot> {
    while (this.#taking !== undefined && !covers(this.#taking.detail, detail))
      await this.#taking.snapshot.catch(() => undefined);
    if (this.#taking === undefined) {
      const taking = {
        detail,
        snapshot: this.#take(detail).finally(() => {
          this.#taking = undefined;
        }),
      };
      this.#taking = taking;
    }
    return this.#taking.snapshot;
  }

  async #take(detail: Detail): Promise<Snapshot> {
    const container = await this.own.running();
    const of = `${container.id} ${container.startedAt}`;
    if (this.#source?.of !== of) {
      await this.closeSource();
      this.#source = {
        of,
        source: await this.context.openSnapshotSource(this.context.engine, container),
      };
    }
    try {
      return await this.#source.source.take(undefined, detail);
    } catch (caught) {
      // The next question opens a new source: a source whose container restarted is of no use.
      await this.closeSource();
      throw caught;
    }
  }

  async http(containerPort: number | undefined, path: string): Promise<HttpAnswer> {
    const { name } = await this.own.running();
    const port = await this.own.publishedPort(containerPort);
    if (port === undefined)
      return { answered: false, why: l10n.t('{0} publishes no such port', name) };
    return askPage(port, path);
  }

  async sockets(): Promise<readonly TcpRow[] | undefined> {
    const { id } = await this.own.running();
    const tables = ['cat', '/proc/net/tcp', '/proc/net/tcp6'];
    // A container without IPv6 has one of them only, so the exit code says nothing.
    const { stdout } = await runExec(this.context.engine, id, tables);
    return stdout.includes('local_address') ? parseNetTcp(stdout) : undefined;
  }

  async knock(containerPort: number): Promise<KnockAnswer | undefined> {
    const port = await this.own.publishedPort(containerPort);
    return port === undefined ? undefined : knockAt(port);
  }

  async exec(line: string): Promise<ExecAnswer> {
    return runExec(this.context.engine, (await this.own.running()).id, ['sh', '-c', line]);
  }

  async command(text: string, place: Place): Promise<CommandAnswer> {
    const { context, loaded } = this;
    if (place === 'container') {
      const { id } = await this.own.running();
      return runInContainer(context.engine, id, await this.filled(text));
    }
    if (!(await context.mayRunOnHost(loaded)))
      throw new LabsError('host-refused', { lab: loaded.lab.title });
    return runOnHost(loaded.folder, await this.filled(text), context.clock);
  }

  async file(path: string, place: Place): Promise<FileAnswer> {
    if (place === 'host') return readHostFile(this.loaded.folder, path);
    const { id } = await this.own.running();
    return readContainerFile(this.context.engine, id, path);
  }

  /** A command as it must run now: ports and facts are filled in. */
  async filled(text: string): Promise<string> {
    const published = (await this.own.find())?.published ?? [];
    const facts = text.includes('{{') ? await this.factValues() : {};
    return commandText(text, this.loaded.container.ports, published, facts);
  }

  async names(): Promise<Names> {
    const values = Object.entries(await this.factValues());
    return Object.fromEntries(
      values
        .map(([name, value]) => [name, Number(value)] as const)
        .filter(([, value]) => !Number.isNaN(value)),
    );
  }

  /** The lab's facts as text; empty where the container cannot be read. */
  async factValues(): Promise<FactValues> {
    const facts = await this.#facts();
    return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  }

  /** Where the same facts stand; read at once with them. */
  async factPlaces(): Promise<Readonly<Record<string, FactPlace>>> {
    const facts = await this.#facts();
    return Object.fromEntries(facts.map(({ name, file, line }) => [name, { file, line }]));
  }

  /** Whoever asks while they are read gets those. */
  #facts(): Promise<readonly FactReading[]> {
    if (this.#reading !== undefined) return this.#reading;
    const reading = this.#readFacts().finally(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    this.#reading = reading;
    return reading;
  }

  /** How many connections may wait in the accept queue; undefined where that cannot be said. */
  async queueLimit(): Promise<number | undefined> {
    return this.#queue.limit(await this.own.running());
  }

  /** Something was done that may have changed them: whoever asks from now on gets them read anew. */
  forgetFacts(): void {
    this.#read = undefined;
    this.#reading = undefined;
    this.#readingAge += 1;
  }

  async #readFacts(): Promise<readonly FactReading[]> {
    const { facts } = this.loaded.lab;
    if (Object.keys(facts).length === 0) return [];
    try {
      const container = await this.own.running();
      const of = `${container.id} ${container.startedAt}`;
      const now = this.context.clock.now();
      if (this.#read?.of === of && now < this.#read.until) return this.#read.facts;
      const age = this.#readingAge;
      const readings = await readFacts(this.context.engine, container, facts);
      if (age === this.#readingAge)
        this.#read = { of, facts: readings, until: now + factsMilliseconds };
      return readings;
    } catch (caught) {
      if (isLabsError(caught)) return [];
      throw caught;
    }
  }

  async values(): Promise<FactValues> {
    const facts = await this.factValues();
    try {
      const published = (await this.own.find())?.published ?? [];
      return textValues(this.loaded.container.ports, published, facts);
    } catch (caught) {
      // Whatever is looked at next tells what is wrong.
      if (isLabsError(caught)) return textValues(this.loaded.container.ports, [], facts);
      throw caught;
    }
  }

  answers(): Readonly<Record<string, string>> {
    return this.#answers;
  }

  /** Notes the student's answer to a question. */
  answer(question: string, text: string): void {
    this.#answers[question] = text;
  }

  /** Ends the sampling of a container that is about to stop. */
  async closeSource(): Promise<void> {
    const open = this.#source;
    this.#source = undefined;
    await open?.source[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.closeSource();
  }
}
