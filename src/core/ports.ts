import type { LabsError } from './base/errors';
import type { Event } from './base/event';
import type { FloodPlan, FloodProfile } from './flood/floodPlan';
import type { Detail, Snapshot, SourceName } from './threads/snapshot';

// The interfaces that the core asks for. Rings further out implement them and meet only here.

/** The label that the image of every lab carries, with the lab's id: it says "observe, enter". */
export const labLabel = 'live-labs.lab';
/** Set only on what we create, with our installation's id: it says "may be stopped and removed". */
export const ownerLabel = 'live-labs.owner';
/** Set on what lives no longer than one process of ours: see run/lease.ts. */
export const leaseLabel = 'live-labs.lease';

/** Where progress and faults are written for people; never throws. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** A Docker-compatible engine, in our own plain types. All failures are `LabsError`s. */
export interface Engine extends AsyncDisposable {
  /** How it was reached, for people: `unix:///var/run/docker.sock`. */
  readonly address: string;
  /** Whether it runs on this machine, so that what it publishes on the loopback address is reached at
   * this machine's. */
  readonly isLocal: boolean;
  about(signal?: AbortSignal): Promise<EngineAbout>;

  image(reference: string): Promise<ImageFacts | undefined>;
  /** Images with all of these labels (`true`: any value), untagged ones too. */
  images(labels: Readonly<Record<string, string | true>>): Promise<readonly ImageFacts[]>;
  /** Fails with `registry-unreachable` or `image-refused`. */
  pull(reference: string, progress: Progress): Promise<void>;
  /** Loads an archive made by `docker save`; gives the references it held. */
  load(file: string, progress: Progress): Promise<readonly string[]>;
  /** Makes an image of a root file system's tar archive. */
  importRoot(file: string, reference: string, progress: Progress): Promise<void>;
  /** Builds with the classic builder; gives the image's id. Fails with `dockerfile-failed`. */
  build(request: BuildRequest, progress: Progress): Promise<string>;
  /** Removes a tag, and the image with its last tag; absent is as good as removed. */
  removeImage(reference: string): Promise<void>;

  containers(labels: Readonly<Record<string, string | true>>): Promise<readonly ContainerFacts[]>;
  container(nameOrId: string): Promise<ContainerFacts | undefined>;
  /** Fails with `name-taken` where the name is in use, `image-missing` where the image is not there. */
  create(request: CreateRequest): Promise<string>;
  /** Fails with `port-taken` where a wanted port is in use. */
  start(id: string): Promise<void>;
  /** Lets a paused container go on; one that is not paused is fine. Fails with `container-missing`. */
  unpause(id: string): Promise<void>;
  /** Asks the container to end and kills it after the grace time; absent or stopped is fine. */
  stop(id: string, graceSeconds: number): Promise<void>;
  /** Kills and removes it with its anonymous volumes; absent is as good as removed. */
  remove(id: string): Promise<void>;
  /** The last lines that the container printed. */
  logs(id: string, lines: number): Promise<readonly string[]>;
  /** The processes of a running container, as `ps` with these options prints them on the engine's machine. */
  processes(id: string, options: string, signal?: AbortSignal): Promise<ProcessTable>;
  exec(id: string, request: ExecRequest): Promise<ExecSession>;
  /** What happens to containers from now on, until the signal is aborted. */
  events(signal: AbortSignal): AsyncIterable<EngineEvent>;
}

export interface EngineAbout {
  /** `Docker` or `Podman`. */
  readonly product: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly memoryBytes: number;
}

export interface ImageFacts {
  readonly id: string;
  readonly tags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Where a long operation tells how far it is, and how it is stopped. */
export interface Progress {
  /** One line for people. */
  readonly report?: ((line: string) => void) | undefined;
  /** Told at each step of a build, 1-based. */
  readonly step?: ((step: BuildStep) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface BuildStep {
  readonly index: number;
  readonly count: number;
  readonly instruction: string;
}

export interface BuildRequest {
  /** Absolute path of the context folder, which holds the Dockerfile. */
  readonly context: string;
  readonly tag: string;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

export interface CreateRequest extends ContainerSettings {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a container is given, whoever asks for it. */
export interface ContainerSettings {
  readonly ports: readonly PortBinding[];
  /** Linux capabilities beyond the engine's default ones: `SYS_PTRACE`. */
  readonly capabilities: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Most processes and threads that may exist in the container at once. */
  readonly processLimit: number;
  readonly memoryBytes: number;
  readonly tty: boolean;
}

/**
 * A container's TCP port published on the loopback address of the engine's machine. A wanted host
 * port of 0 lets the engine choose a free one.
 */
export interface PortBinding {
  readonly host: number;
  readonly container: number;
}

export interface ContainerFacts {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: ContainerState;
  readonly exitCode: number;
  /** PID of its first process on the engine's machine; 0 when not running. */
  readonly hostPid: number;
  readonly workingDirectory: string;
  readonly tty: boolean;
  /** Every published TCP port with the address it is bound to. */
  readonly published: readonly PublishedPort[];
  /** Its own addresses in the engine's networks, where the engine tells them. */
  readonly addresses?: readonly string[];
  /** Start of the running or last run, as the engine prints it (RFC 3339). */
  readonly startedAt: string;
}

export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead';

export interface PublishedPort extends PortBinding {
  readonly address: string;
}

export interface ExecRequest {
  readonly command: readonly string[];
  readonly tty: boolean;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly user?: string | undefined;
  readonly workingDirectory?: string | undefined;
  /** Window size at the start, with a TTY. */
  readonly size?: WindowSize | undefined;
}

export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

/** A running command inside a container. Without a TTY, disposing ends its input (EOF). */
export interface ExecSession extends AsyncDisposable {
  /** What it prints, in order. Reading slowly holds the command back; a TTY has only `stdout`. */
  readonly output: AsyncIterable<ExecChunk>;
  /** Resolves when the bytes are handed over, so that writing can be paced. */
  write(data: string | Uint8Array): Promise<void>;
  endInput(): void;
  resize(size: WindowSize): Promise<void>;
  /** The exit code, once the output has been read to its end. */
  readonly exitCode: Promise<number>;
}

export interface ExecChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly data: Uint8Array;
}

export interface EngineEvent {
  readonly action: string;
  readonly containerId: string;
  readonly containerName: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A list of processes as `ps` prints it. */
export interface ProcessTable {
  readonly titles: readonly string[];
  /** A text for each title; the last may hold spaces. */
  readonly rows: readonly (readonly string[])[];
}

/** Takes snapshots of one container; disposing leaves nothing of it in the container. */
export interface SnapshotSource extends AsyncDisposable {
  readonly name: SourceName;
  /** Never two at once; with every thread unless less is asked for. Fails with `sample-failed` when the
   * container is gone. */
  take(signal?: AbortSignal, detail?: Detail): Promise<Snapshot>;
}

/** Opens the best source there is for a container. */
export type OpenSnapshotSource = (
  engine: Engine,
  container: ContainerFacts,
) => Promise<SnapshotSource>;

/** A set of connections held open to a lab's own server; disposing releases them all. */
export interface Flood extends AsyncDisposable {
  readonly state: FloodState;
  readonly onChange: Event<FloodState>;
  /** Resolves when `held` first reaches `wanted`, no more can be opened for now, or it has ended. */
  readonly settled: Promise<void>;
  /** Resolves once nothing is held any more; never fails. */
  readonly ended: Promise<FloodEnd>;
  /**
   * Holds more or fewer, replaces or not, or lasts for longer, from now on; `false` where it has ended
   * or is ending. Fails with `flood-too-big` where so many are not safe by now.
   */
  change(change: FloodChange): Promise<boolean>;
  /** With a reason where nobody has asked for it: then it ends as failed, by that reason. */
  release(why?: LabsError): Promise<void>;
}

/** What our own side of the flood knows for certain. */
export interface FloodCounts {
  readonly wanted: number;
  /** Of them by now: fewer than `wanted` only while a ramp goes up. */
  readonly due: number;
  /** Open now with their bytes sent, as seen from here. */
  readonly held: number;
  /** Closed by the server so far, of those that were held. */
  readonly dropped: number;
  /** Opened in the place of a dropped one so far. */
  readonly replaced: number;
  /** Attempts that failed so far, by the system's error code; `ECONNREFUSED` is a refused one, `EOF` one
   * that was closed before it had sent anything. */
  readonly failed: Readonly<Record<string, number>>;
  /** Of the dropped ones, those that ended with an error, by its code (`ECONNRESET`). */
  readonly broken: Readonly<Record<string, number>>;
}

export interface FloodState extends FloodCounts {
  /** The container's port that they go to. */
  readonly port: number;
  readonly profile: FloodProfile;
  /** Whether another is opened in the place of one that the server has closed. */
  readonly replacing: boolean;
  /** It was to replace them, and somebody has paused that. Told by who knows what was planned. */
  readonly isPaused?: true;
  /** When it releases itself, in milliseconds since the epoch. */
  readonly endsAt: number;
  /** `container`: from inside its own network, where nothing shows that its port is reached from here. */
  readonly from: 'here' | 'container';
}

/** What is not named stays as it is. */
export interface FloodChange {
  readonly wanted?: number;
  readonly replacing?: boolean;
  /** Counted from now. */
  readonly limitMilliseconds?: number;
}

/** Why a flood holds nothing any more. */
export type FloodEnd =
  | { readonly why: 'released' | 'time' }
  /** Its process was killed, its container has ended, or the port is not the container's any more. */
  | { readonly why: 'failed'; readonly failure: LabsError };

/**
 * Fails with `flood-refused` unless the container's own loopback port can be the target, with
 * `flood-too-big` where so many are not safe, and with `flood-unreachable`.
 */
export type StartFlood = (
  engine: Engine,
  container: ContainerFacts,
  containerPort: number,
  plan: FloodPlan,
) => Promise<Flood>;
