/** One place where an engine was looked for, and what was found there. */
export interface TriedAddress {
  /** Who named it: a flag, a variable, a well-known socket. */
  readonly way: string;
  readonly address: string;
  readonly result: 'answered' | 'absent' | 'refused' | 'forbidden' | 'unsupported';
  /** The system's own words, where it gave any. */
  readonly detail?: string;
}

/** What a command of a lab did instead of what it was to do. */
export type CommandFault =
  | 'failed'
  | 'time-over'
  | 'shell-ended'
  /** It was to go on running, and ended before its sample had appeared, or later by itself. */
  | 'ended-early'
  | 'ended-itself'
  | 'sample-missing'
  /** It did not end by the key that was to end it, or failed when it did. */
  | 'deaf-to-enter'
  | 'deaf-to-ctrl-c'
  | 'failed-after-enter';

/** What can go wrong, each with the facts that its sentence needs. Nothing else is ever thrown on
 * purpose; what is not in this table is a defect of ours. */
export interface ErrorFacts {
  'engine-missing': { readonly tried: readonly TriedAddress[] };
  'engine-stopped': { readonly address: string; readonly tried: readonly TriedAddress[] };
  'engine-forbidden': { readonly address: string; readonly tried: readonly TriedAddress[] };
  'engine-choice-failed': { readonly choice: TriedAddress };
  'engine-request-failed': {
    readonly doing: string;
    readonly status: number | undefined;
    readonly why: string;
  };
  /** It went while something was going on there. */
  'engine-lost': { readonly address: string };
  'image-missing': { readonly image: string };
  'image-refused': { readonly image: string; readonly why: string };
  'registry-unreachable': { readonly image: string; readonly why: string };
  'archive-unreadable': { readonly file: string; readonly why: string };
  'context-outside': { readonly context: string; readonly folder: string };
  'dockerfile-missing': { readonly folder: string };
  'dockerfile-failed': {
    /** Absolute path of the folder that holds the Dockerfile. */
    readonly folder: string;
    /** 1-based line of the Dockerfile whose instruction failed, where it could be told. */
    readonly line: number | undefined;
    readonly instruction: string;
    readonly why: string;
    /** The last lines that the instruction printed. */
    readonly output: readonly string[];
  };
  'port-taken': { readonly port: number };
  'name-taken': {
    readonly name: string;
    readonly image: string;
    /** It carries the lab's label, but not our owner label. */
    readonly ofThisLab?: true;
  };
  'lab-in-use': { readonly name: string };
  'container-missing': { readonly name: string };
  /** One that a text names, and that is none of a lab. */
  'container-absent': { readonly name: string };
  'container-stopped': { readonly name: string; readonly isPaused?: true };
  /** It went while a test needed it, by nothing that the lab does. */
  'container-lost': { readonly name: string };
  'container-died': {
    readonly name: string;
    readonly exitCode: number;
    readonly log: readonly string[];
  };
  /** `wish` is what was to be done, as docker's command line names it. */
  'container-foreign': { readonly name: string; readonly wish: 'rm -f' | 'restart' };
  'command-failed': {
    readonly command: string;
    /** In lab.md; undefined for a command that stands in a directive. */
    readonly line: number | undefined;
    readonly how: CommandFault;
    /** Undefined where it did not exit by itself. */
    readonly exitCode: number | undefined;
    /** The last lines that it printed. */
    readonly output: readonly string[];
  };
  'shell-missing': { readonly name: string };
  'exec-unfinished': { readonly command: string; readonly seconds: number };
  'path-outside': { readonly path: string; readonly folder: string };
  'host-refused': { readonly lab: string };
  /** The container was not made by us, so its processes are not touched. */
  'signal-foreign': { readonly name: string };
  /** The kernel keeps such a signal from the first process where it is sent from inside. */
  'signal-first': { readonly name: string; readonly signal: string };
  /** It is there only because Live Labs looks. */
  'process-ours': { readonly name: string; readonly pid: number };
  'process-ended': { readonly name: string; readonly pid: number };
  'signal-refused': {
    readonly name: string;
    readonly pid: number;
    readonly signal: string;
    readonly why: string;
  };
  'recording-unreadable': { readonly file: string; readonly why: string };
  'recording-nothing': Readonly<Record<string, never>>;
  'sample-failed': { readonly name: string; readonly why: string };
  'descriptors-missing': { readonly name: string };
  'flood-refused': { readonly name: string; readonly why: string };
  'flood-too-big': {
    readonly name: string;
    readonly asked: number;
    /** So many are safe. */
    readonly most: number;
    readonly why: string;
  };
  /** Nothing shows that the port is reached from here, as where the engine is on another machine, and
   * connections cannot be held from inside. */
  'flood-unreachable': { readonly name: string; readonly address: string; readonly why: string };
  /** The program that holds connections could not be started; `why` is what the system says. */
  'flood-unstarted': { readonly name: string; readonly why: string };
  /** It ended without being asked to. */
  'flood-lost': {
    readonly name: string;
    readonly why: string;
    /** Its container was seen in a state that it may only have passed through. */
    readonly isOnItsWay?: true;
  };
  /** The container runs, and nobody listens at its published port any more. */
  'port-dead': { readonly name: string; readonly address: string };
  /** The container runs, and another program listens at its published port. */
  'port-foreign': { readonly name: string; readonly address: string; readonly program: string };
  'lab-unreadable': { readonly file: string; readonly why: string };
  'lab-file-unreadable': { readonly file: string; readonly why: string };
  /** A test copies its folder. */
  'lab-too-big': { readonly folder: string; readonly files: number; readonly bytes: number };
  'lab-not-text': { readonly file: string; readonly line: number };
  'lab-broken': { readonly file: string; readonly problems: readonly string[] };
  'lab-incomplete': {
    readonly file: string; /** As it stands behind "it has no". */
    readonly missing: string;
  };
  'lab-id-taken': { readonly file: string; readonly lab: string; readonly other: string };
  'workspace-untrusted': { readonly lab: string };
  /** A gate of the lab keeps a step, or a part of it, back. */
  'step-gated': {
    readonly lab: string;
    readonly step: string;
    readonly needs: readonly { readonly id: string; readonly title: string }[];
  };
  'answer-first': {
    readonly lab: string;
    readonly step: string;
    readonly id: string;
    readonly part: number;
    readonly ask: string;
  };
  'terminal-closed': { readonly name: string };
  'lab-changed': { readonly file: string };
  'lab-differs': { readonly file: string; readonly step: string };
  'lab-unknown': { readonly lab: string };
  'step-unknown': { readonly step: string; readonly known: readonly string[] };
  'file-unwritable': { readonly file: string; readonly why: string };
  'usage-wrong': {
    readonly why: string; /** Whose help tells more; undefined where that is no one's. */
    readonly command?: string;
  };
}

export type ErrorCode = keyof ErrorFacts;
