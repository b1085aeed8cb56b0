import type { ContainerFacts, FloodCounts, FloodEnd } from '../ports';
import type { TcpRow } from '../threads/parseNetTcp';
import type { Snapshot } from '../threads/snapshot';
import type { Names } from './names';

/** What checks may ask of the real system. Each answer is fresh; all throw `LabsError`s. */
export interface Observer {
  container(): Promise<ContainerFacts | undefined>;
  snapshot(): Promise<Snapshot>;
  /** The TCP sockets of the container, as its kernel lists them; undefined where that is unreadable. */
  sockets(): Promise<readonly TcpRow[] | undefined>;
  /** Asks the published server; `containerPort` undefined means the lab's first port. */
  http(containerPort: number | undefined, path: string): Promise<HttpAnswer>;
  /** Tries whether somebody takes a connection at the port of this machine that the container's is
   * published at; undefined where it is not published. */
  knock(containerPort: number): Promise<KnockAnswer | undefined>;
  /** Runs a line of shell inside the container, apart from the student's own shells. */
  exec(line: string): Promise<ExecAnswer>;
  /** Runs a command of the lab's text where it belongs, in a shell of its own, with ports and facts
   * filled in. */
  command(text: string, place: Place): Promise<CommandAnswer>;
  /** Reads a file: in the container, or within the lab's folder on this machine. */
  file(path: string, place: Place): Promise<FileAnswer>;
  /** The lab's facts; empty where the container is not there to be read. */
  names(): Promise<Names>;
  /** What may be filled into texts now: facts as they are written there, and `port.80` for the port
   * of this machine at which that of the container is published. */
  values(): Promise<Readonly<Record<string, string>>>;
  /** Answers that were given so far, by question id. */
  answers(): Readonly<Record<string, string>>;
  /** The connections held by us, undefined when there is no flood. */
  flood(): FloodCounts | undefined;
  /** Why the last flood that stood is over; undefined where none has ended. */
  floodOver(): FloodEnd['why'] | undefined;
}

export type Place = 'host' | 'container';

export type HttpAnswer =
  | { readonly answered: true; readonly status: number; readonly body: string }
  | { readonly answered: false; readonly why: string };

/** `address` is what was tried, `why` what the system says where nobody took the connection. */
export type KnockAnswer =
  | { readonly taken: true; readonly address: string }
  | { readonly taken: false; readonly address: string; readonly why: string };

export interface ExecAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandAnswer {
  readonly exitCode: number;
  /** Both streams in their order, as a terminal shows them. */
  readonly output: string;
}

/** What stands at a path: `unreadable` is there, of `unknown` not even that can be told. */
export type FileAnswer =
  | {
      readonly is: 'file';
      readonly text: string;
      /** Whether that is all of it. */
      readonly isWhole: boolean;
    }
  | { readonly is: 'folder' | 'special' | 'nothing' }
  | { readonly is: 'unreadable' | 'unknown'; readonly why: string };
