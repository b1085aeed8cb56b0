import type { ContainerFacts, FloodCounts } from '../ports';
import type { Snapshot } from '../threads/snapshot';
import type { Names } from './names';

/** What checks may ask of the real system. Each answer is fresh; all throw `LabsError`s. */
export interface Observer {
  container(): Promise<ContainerFacts | undefined>;
  snapshot(): Promise<Snapshot>;
  /** Asks the published server; `containerPort` undefined means the lab's first port. */
  http(containerPort: number | undefined, path: string): Promise<HttpAnswer>;
  /** Runs a line of shell inside the container, apart from the student's own shells. */
  exec(line: string): Promise<ExecAnswer>;
  /** The lab's facts; empty where the container is not there to be read. */
  names(): Promise<Names>;
  /** Answers that were given so far, by question id. */
  answers(): Readonly<Record<string, string>>;
  /** The connections held by us, undefined when there is no flood. */
  flood(): FloodCounts | undefined;
}

export type HttpAnswer =
  | { readonly answered: true; readonly status: number; readonly body: string }
  | { readonly answered: false; readonly why: string };

export interface ExecAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}
